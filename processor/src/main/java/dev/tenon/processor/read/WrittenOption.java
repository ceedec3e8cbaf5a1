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
    List<? extends ExpressionTree> all = all(call, option);
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(element >= 0 && element < all.size() ? element : 0));
  }

  /** The only expression that says {@code option}; empty where there is none, or several are. */
  public static Optional<ExpressionTree> only(MethodInvocationTree call, String option) {
    List<? extends ExpressionTree> all = all(call, option);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private static List<? extends ExpressionTree> all(MethodInvocationTree call, String option) {
    List<ExpressionTree> arguments = new ArrayList<>(call.getArguments());
    String name = name(call);
    Class<?> layer =
        LayerOptions.annotation(Character.toUpperCase(name.charAt(0)) + name.substring(1));
    if (layer == null || arguments.isEmpty()) {
      return List.of();
    }
    int last = arguments.size() - 1;
    boolean options = arguments.get(last) instanceof LambdaExpressionTree;
    List<ExpressionTree> plain = options ? arguments.subList(0, last) : arguments;
    List<String> required = LayerOptions.required(layer);
    int index = required.indexOf(option);
    if (index >= 0) {
      return required.size() == 1
          ? plain
          : plain.size() == required.size() ? List.of(plain.get(index)) : List.of();
    }
    return options
        ? setter((LambdaExpressionTree) arguments.get(last), option)
            .<List<? extends ExpressionTree>>map(MethodInvocationTree::getArguments)
            .orElse(List.of())
        : List.of();
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

  private static String name(MethodInvocationTree call) {
    String select = call.getMethodSelect().toString();
    return select.substring(select.lastIndexOf('.') + 1);
  }
}
