package dev.tenon.ir.lint;

import dev.tenon.Act;
import dev.tenon.Problem;
import dev.tenon.Role;
import dev.tenon.Sigmoid;
import dev.tenon.Tensor;
import dev.tenon.Transpose;
import dev.tenon.ir.Node;
import dev.tenon.ir.op.Softmaxes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities of one thing, or over an axis along which nothing is chosen. */
final class SoftmaxLint implements Lints.Lint {
  @Override
  public void check(Traced function) {
    for (Node node : function.trace().nodes()) {
      boolean softmax = node.primitive() instanceof Softmaxes.Softmax;
      if ((softmax || node.primitive() instanceof Softmaxes.LogSoftmax)
          && node.input(0).dims().rank() > 0) {
        check(function, node, softmax);
      }
    }
  }

  private static void check(Traced function, Node node, boolean softmax) {
    Tensor x = node.input(0);
    int last = x.dims().rank() - 1;
    if (Traced.isOne(x, last)) {
      function.warn(node, oneUnit(function, x, softmax));
    } else if (function.isBatch(x, last) && !isBatchElsewhere(function, x)) {
      warn(function, node, "the batch");
    } else if (function.roles().is(x, last, Role.TIME) && isForgotten(function, node)) {
      warn(function, node, "time");
    }
  }

  private static Problem oneUnit(Traced function, Tensor x, boolean softmax) {
    int last = x.dims().rank() - 1;
    Problem problem =
        Problem.of(
                "OneUnitSoftmax",
                "takes the softmax of [%s], over one number: it is always %s",
                x.dims(),
                softmax ? "1" : "0")
            .at("activation");
    if (last > 1 && function.roles().is(x, last - 1, Role.TIME)) {
      problem =
          problem
              .explained("weights of steps are a softmax over these, axis " + (last - 1))
              .orCall(
                  ".squeeze(-1).%s().expandDims(-1)".formatted(softmax ? "softmax" : "logSoftmax"),
                  scores -> {
                    Tensor row = scores.squeeze(-1);
                    return (softmax ? row.softmax() : row.logSoftmax()).expandDims(-1);
                  });
    }
    return problem
        .orWrite("activation", Act.SIGMOID)
        .orInstead(Sigmoid.class)
        .orCall(".sigmoid()", Tensor::sigmoid)
        .fix("use sigmoid for one number, or a unit for each class");
  }

  private static void warn(Traced function, Node node, String what) {
    Tensor x = node.input(0);
    boolean single = x.dims().rank() == 1;
    Problem problem =
        Problem.of(
                "SoftmaxAxis", "takes the softmax of [%s] along its last axis, %s", x.dims(), what)
            .at("activation")
            .explained("the axes are " + function.told(x))
            .fix(
                single
                    ? "use sigmoid for one score an example, or keep an axis of classes"
                    : "move the axis to choose along to the end, by transpose, before");
    if (single) {
      problem =
          problem
              .orWrite("activation", Act.SIGMOID)
              .orInstead(Sigmoid.class)
              .orCall(".sigmoid()", Tensor::sigmoid);
    } else {
      Order order = choosing(function, x);
      Integer[] axes = order.axes().toArray(Integer[]::new);
      int[] moved = order.axes().stream().mapToInt(Integer::intValue).toArray();
      problem =
          problem
              .wantsOrder(x, axes)
              .orBefore(Transpose.class, order.axes())
              .orOperand(0, "." + order.call(), y -> y.transpose(moved));
    }
    function.warn(node, problem);
  }

  /** The order that puts the axis of features or classes, else the one before, to the end. */
  private static Order choosing(Traced function, Tensor x) {
    int rank = x.dims().rank();
    int chosen =
        IntStream.range(0, rank - 1)
            .filter(
                axis ->
                    function.roles().of(x, axis).stream()
                        .anyMatch(r -> r == Role.FEATURE || r == Role.CHANNEL || r == Role.CLASS))
            .findFirst()
            .orElse(rank - 2);
    List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    axes.remove(chosen);
    axes.add(chosen);
    return new Order(axes);
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
