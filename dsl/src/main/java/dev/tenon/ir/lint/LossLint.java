package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Meanings.Compared;
import dev.tenon.ir.Node;
import dev.tenon.ir.Source;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Shaping;
import java.util.List;
import java.util.Set;

/**
 * Predictions {@code [N, 3]} that are compared with a target {@code [N, 1]}: the three of a row
 * with the same number, which draws them all to it.
 *
 * <p>One number for all is meant where it is a scalar, or where its axis of 1 was made for that: by
 * {@code expandDims}, {@code meanKeep} and their like, or beside other axes of 1, as in {@code [N,
 * 1, 1, 1]} for patches.
 */
final class LossLint implements Lints.Lint {
  /** Methods that make an axis of 1, so that it is stretched. */
  private static final Set<String> STRETCHED =
      Set.of("expandDims", "restore", "sumKeep", "meanKeep", "maxKeep", "minKeep", "rearrange");

  @Override
  public void check(Traced function) {
    for (Compared compared : function.trace().meanings().compared()) {
      Dims prediction = compared.prediction().dims();
      Dims target = compared.target().dims();
      int last = target.rank() - 1;
      if (!compared.loss().isOfClasses()
          && last > 0
          && prediction.rank() == target.rank()
          && target.dim(last).equals(Dim.of(1))
          && !prediction.dim(last).equals(Dim.of(1))
          && prediction.slice(0, last).sameAs(target.slice(0, last))
          && isGiven(compared.target(), last)) {
        function.warn(
            compared.prediction().node(),
            problem(compared, prediction.dim(last)),
            compared.origin(),
            compared.scope());
      }
    }
  }

  private static Problem problem(Compared compared, Dim each) {
    Tensor prediction = compared.prediction();
    Tensor target = compared.target();
    int last = target.dims().rank() - 1;
    Problem problem =
        Problem.of(
                "LossBroadcast",
                "compares [%s] with a target [%s]: all %s with one number",
                prediction.dims(),
                target.dims(),
                each)
            .about(compared.scope().isEmpty() ? compared.loss().method() : compared.scope())
            .because(prediction, last)
            .because(target, last)
            .wants(prediction, last, Dim.of(1))
            .wants(target, last, each)
            .fix("give both the same sizes; where it is meant, broadcastTo(...) the target");
    return isIndex(target)
        ? problem.explained(
            "class indices are compared by softmaxCrossEntropy, without an axis of 1")
        : problem;
  }

  /** Whether {@code target} is integers that were only cast and reshaped. */
  private static boolean isIndex(Tensor target) {
    Tensor x = target;
    while (x.node().primitive() instanceof Shaping.Cast
        || x.node().primitive() instanceof Shaping.Reshape) {
      x = x.node().input(0);
    }
    return x.dtype().isInteger();
  }

  /** Whether {@code axis} of 1 is as data or a layer gave it, and was not made to be stretched. */
  private static boolean isGiven(Tensor x, int axis) {
    Node node = x.node();
    if (node.primitive() instanceof Source) {
      return true;
    }
    if (node.primitive() instanceof Constants.Fill) {
      return false;
    }
    List<Type> types = node.inputs().stream().map(Tensor::type).toList();
    List<Axis> ones =
        node.primitive().sources(types, node.types(), x.index(), axis).stream()
            .filter(source -> Traced.isOne(node.input(source.input()), source.axis()))
            .toList();
    return ones.isEmpty()
        ? !STRETCHED.contains(node.called())
        : ones.stream().allMatch(one -> isGiven(node.input(one.input()), one.axis()));
  }
}
