package dev.tenon.ir.lint;

import dev.tenon.Problem;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.ir.Node;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.op.Reductions;
import java.util.Set;
import java.util.stream.IntStream;

/** The position of the largest score among examples or steps, where classes were to be chosen. */
final class ArgMaxLint implements Lints.Lint {
  /** What one of is chosen. */
  private static final Set<Role> CHOSEN = Set.of(Role.FEATURE, Role.CHANNEL, Role.CLASS);

  @Override
  public void check(Traced function) {
    for (Node node : function.trace().nodes()) {
      if (node.primitive() instanceof Reductions.ArgMax argMax) {
        check(function, node, argMax.axis());
      }
    }
  }

  private static void check(Traced function, Node node, int axis) {
    Tensor x = node.input(0);
    int classes = classes(function, x, axis);
    if (classes < 0) {
      return;
    }
    // where each example meets each, one of them is chosen; steps are, to see when something is
    // most likely, unless the loss says that one of the classes is right at each of them
    boolean batch = function.isBatch(x, axis) && !function.roles().is(x, classes, Role.BATCH);
    boolean time = function.roles().is(x, axis, Role.TIME) && isOfClasses(function, x);
    if (batch || time) {
      int from = classes - x.dims().rank();
      function.warn(
          node,
          Problem.of(
                  "ArgMaxAxis",
                  "takes the largest of [%s] along axis %d, %s",
                  x.dims(),
                  axis,
                  batch ? "the batch" : "time")
              .explained("the axes are " + function.told(x))
              .fix("choose along the axis of classes: argMax(" + from + ")")
              .or(new Remedy.Argument(0, from, "argMax(" + from + ")")));
    }
  }

  /** The last axis beside {@code axis} that holds a number for each class; -1 for none. */
  private static int classes(Traced function, Tensor x, int axis) {
    return IntStream.range(0, x.dims().rank())
        .filter(other -> other != axis && !Traced.isOne(x, other))
        .filter(other -> CHOSEN.stream().anyMatch(role -> function.roles().is(x, other, role)))
        .reduce((first, second) -> second)
        .orElse(-1);
  }

  /** Whether a loss of this function takes {@code x} for scores of classes. */
  private static boolean isOfClasses(Traced function, Tensor x) {
    return function.trace().meanings().compared().stream()
        .anyMatch(compared -> compared.loss().isOfClasses() && compared.prediction().equals(x));
  }
}
