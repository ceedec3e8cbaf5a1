package dev.tenon.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where a call such as {@code conv2d(8, 3, o -> o.stride(2))} says an option of its layer.
 */
public final class WrittenOption {
  private WrittenOption() {}

  /**
   * The value of {@code option}; empty where {@code call} does not say it.
   *
   * @param element which number of it, counted from 0; -1 for all
   */
  public static Optional<ExpressionTree> of(MethodInvocationTree call, String option, int element) {
    List<ExpressionTree> arguments = new ArrayList<>(call.getArguments());
    String name = name(call);
    Class<?> layer =
        LayerOptions.annotation(Character.toUpperCase(name.charAt(0)) + name.substring(1));
    if (layer == null || arguments.isEmpty()) {
      return Optional.empty();
    }
    int last = arguments.size() - 1;
    boolean options = arguments.get(last) instanceof LambdaExpressionTree;
    List<ExpressionTree> plain = options ? arguments.subList(0, last) : arguments;
    List<String> required = LayerOptions.required(layer);
    int index = required.indexOf(option);
    if (index >= 0) {
      return required.size() == 1
          ? element(plain, element)
          : plain.size() == required.size() ? Optional.of(plain.get(index)) : Optional.empty();
    }
    return options
        ? setter((LambdaExpressionTree) arguments.get(last), option)
            .flatMap(set -> element(set.getArguments(), element))
        : Optional.empty();
  }

  /** The call inside {@code options} that sets {@code option}. */
  public static Optional<MethodInvocationTree> setter(LambdaExpressionTree options, String option) {
    List<MethodInvocationTree> found = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (name(call).equals(option)) {
          found.add(call);
        }
        return super.visitMethodInvocation(call, nothing);
      }
    }.scan(options.getBody(), null);
    return found.stream().findFirst();
  }

  private static Optional<ExpressionTree> element(
      List<? extends ExpressionTree> written, int element) {
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(written.get(element >= 0 && element < written.size() ? element : 0));
  }

  private static String name(MethodInvocationTree call) {
    String select = call.getMethodSelect().toString();
    return select.substring(select.lastIndexOf('.') + 1);
  }
}
