package dev.tenon.ir.lint;

import dev.tenon.Problem;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.ir.Node;
import dev.tenon.ir.op.Softmaxes;

/** Probabilities of one thing, or over an axis along which nothing is chosen. */
final class SoftmaxLint implements Lints.Lint {
  @Override
  public void check(Traced function) {
    for (Node node : function.trace().nodes()) {
      boolean softmax = node.primitive() instanceof Softmaxes.Softmax;
      if ((softmax || node.primitive() instanceof Softmaxes.LogSoftmax)
          && node.input(0).dims().rank() > 0) {
        check(function, node, softmax ? "1" : "0");
      }
    }
  }

  private static void check(Traced function, Node node, String always) {
    Tensor x = node.input(0);
    int last = x.dims().rank() - 1;
    if (Traced.isOne(x, last)) {
      function.warn(
          node,
          Problem.of(
                  "OneUnitSoftmax",
                  "takes the softmax of [%s], over one number: it is always %s",
                  x.dims(),
                  always)
              .at("activation")
              .fix("use sigmoid for one number, or a unit for each class"));
    } else if (function.isBatch(x, last) && !isBatchElsewhere(function, x)) {
      warn(function, node, "the batch");
    } else if (function.roles().is(x, last, Role.TIME) && isForgotten(function, node)) {
      warn(function, node, "time");
    }
  }

  private static void warn(Traced function, Node node, String what) {
    Tensor x = node.input(0);
    boolean single = x.dims().rank() == 1;
    function.warn(
        node,
        Problem.of(
                "SoftmaxAxis", "takes the softmax of [%s] along its last axis, %s", x.dims(), what)
            .at("activation")
            .explained("the axes are " + function.told(x))
            .fix(
                single
                    ? "keep an axis of classes: [N, classes]"
                    : "move the axis to choose along to the end, by transpose, before"));
  }

  /** Whether each example meets each: then choosing among examples is meant. */
  private static boolean isBatchElsewhere(Traced function, Tensor x) {
    for (int axis = 0; axis < x.dims().rank() - 1; axis++) {
      if (function.isBatch(x, axis)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether steps compete where features or classes stand beside them. Attention weighs steps: it
   * sums over them afterwards, and its scores have no features.
   */
  private static boolean isForgotten(Traced function, Node node) {
    Tensor x = node.input(0);
    for (int axis = 0; axis < x.dims().rank() - 1; axis++) {
      for (Role role : function.roles().of(x, axis)) {
        if (role == Role.FEATURE || role == Role.CHANNEL || role == Role.CLASS) {
          return !Uses.of(function.trace()).areSummed(node.output(0));
        }
      }
    }
    return false;
  }
}
