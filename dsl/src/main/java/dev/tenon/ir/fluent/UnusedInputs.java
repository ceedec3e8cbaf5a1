package dev.tenon.ir.fluent;

import dev.tenon.Dim;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds parameters of a way of training that nothing depends on, such as forgotten labels. */
final class UnusedInputs {
  private UnusedInputs() {}

  /** A function that was traced from the method. */
  record Function(Trace trace, Collection<Tensor> outputs) {}

  /**
   * Warnings of the parameters of {@code method} that none of {@code functions} uses.
   *
   * @param functions what was traced from the method: in training, and in judging
   */
  static List<Located> of(ModelMethod method, List<Function> functions) {
    List<Located> unused = new ArrayList<>();
    method
        .tensors()
        .forEach(
            (name, parameter) -> {
              if (!functions.isEmpty() && functions.stream().allMatch(f -> isUnused(f, name))) {
                Tensor input = functions.get(0).trace().inputs().get(name);
                Problem problem =
                    Problem.of(
                            "UnusedInput",
                            "%s never uses %s, [%s]: its loss is the same whatever that is",
                            method.name(),
                            parameter.getName(),
                            input.type())
                        .fix("compare the prediction with it, or remove it from " + method.name());
                unused.add(new Located(problem, Origin.of(parameter.getName(), parameter), true));
              }
            });
    return unused;
  }

  private static boolean isUnused(Function function, String name) {
    Map<String, Tensor> inputs = function.trace().inputs();
    Tensor input = inputs.get(name);
    if (input == null) {
      return false;
    }
    Set<Node> used = used(function);
    List<Dim> sizes =
        inputs.values().stream()
            .filter(other -> used.contains(other.node()))
            .flatMap(other -> other.dims().toList().stream())
            .toList();
    // an input that alone tells a size may be there for that, as the batch of noise
    return !used.contains(input.node())
        && input.dims().toList().stream().allMatch(dim -> dim.isKnown() || sizes.contains(dim));
  }

  /** All that the results and updates of {@code function} are computed from. */
  private static Set<Node> used(Function function) {
    Deque<Node> open = new ArrayDeque<>();
    function.outputs().forEach(tensor -> open.add(tensor.node()));
    function.trace().assignments().updates().values().forEach(tensor -> open.add(tensor.node()));
    Set<Node> used = new HashSet<>(open);
    while (!open.isEmpty()) {
      open.poll().inputs().stream().map(Tensor::node).filter(used::add).forEach(open::add);
    }
    return used;
  }
}
