package dev.tenon;

import dev.tenon.ir.Require;
import dev.tenon.ir.op.CrossEntropies;
import java.util.List;

/** Losses of (prediction, target); none reduces over examples. */
public final class Losses {
  private Losses() {}

  /**
   * Softmax cross-entropy of logits {@code [N, ..., C]} against class indices {@code [N, ...]}, one
   * value an example: the negative logarithm of the probability of the right class.
   */
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels) {
    logits.trace().meanings().compare(Loss.SOFTMAX_CROSS_ENTROPY, logits, labels);
    return logits
        .trace()
        .apply(new CrossEntropies.SparseSoftmaxCrossEntropy(), List.of(logits, labels))
        .get(0);
  }

  /**
   * Cross-entropy of logits against probabilities from 0 to 1, of the same sizes or one for all;
   * one value an element.
   */
  public static Tensor sigmoidCrossEntropy(Tensor logits, Tensor labels) {
    check(Loss.SIGMOID_CROSS_ENTROPY, logits, labels);
    Tensor yes = logits.unaryMinus().softplus();
    Tensor no = logits.softplus();
    return labels.times(yes).plus(labels.unaryMinus().plus(1).times(no));
  }

  /** Squared difference; one value an element. */
  public static Tensor squaredError(Tensor prediction, Tensor target) {
    check(Loss.MEAN_SQUARED_ERROR, prediction, target);
    return prediction.minus(target).square();
  }

  /** Distance; one value an element. */
  public static Tensor absoluteError(Tensor prediction, Tensor target) {
    check(Loss.MEAN_ABSOLUTE_ERROR, prediction, target);
    return prediction.minus(target).abs();
  }

  /** Half the squared difference up to {@code delta}, beyond it linear; one value an element. */
  public static Tensor huber(Tensor prediction, Tensor target, double delta) {
    Options.positive("delta", delta);
    check(Loss.HUBER, prediction, target);
    Tensor distance = prediction.minus(target).abs();
    Tensor near = distance.minimum(distance.scalar(delta));
    return near.times(distance.minus(near.times(0.5)));
  }

  /**
   * Checks that there is a target for each element, or one for all along an axis: {@code [N]}
   * against {@code [N, 1]} would quietly compare each with each.
   */
  private static void check(Loss loss, Tensor prediction, Tensor target) {
    prediction.trace().meanings().compare(loss, prediction, target);
    prediction
        .trace()
        .calling(
            called(loss),
            List.of(prediction, target),
            () -> {
              checkSizes(called(loss), prediction, target);
              return null;
            });
  }

  private static String called(Loss loss) {
    return switch (loss) {
      case SIGMOID_CROSS_ENTROPY -> "sigmoidCrossEntropy";
      case MEAN_SQUARED_ERROR -> "squaredError";
      case MEAN_ABSOLUTE_ERROR -> "absoluteError";
      case HUBER -> "huber";
      case SOFTMAX_CROSS_ENTROPY -> "softmaxCrossEntropy";
    };
  }

  private static void checkSizes(String called, Tensor prediction, Tensor target) {
    Dims p = prediction.dims();
    Dims t = target.dims();
    if (!target.dtype().isFloating()) {
      throw Problem.of(
              "LabelDtype", "%s takes a target of numbers, not [%s]", called, target.type())
          .fix("compare class indices by softmaxCrossEntropy, or cast(DType.FLOAT32) the target")
          .wantsDtype(target, prediction.dtype());
    }
    if (t.rank() != 0 && t.rank() != p.rank()) {
      throw unequal(called, p, t)
          .because(prediction)
          .wantsSizes(prediction, t)
          .wantsRank(prediction, t.rank())
          .fix("reshape one to the sizes of the other");
    }
    for (int axis = 0; axis < t.rank(); axis++) {
      if (!t.dim(axis).equals(Dim.of(1))) {
        int unequal = axis;
        Require.same(
            t.dim(axis),
            p.dim(axis),
            () ->
                unequal(called, p, t)
                    .because(prediction, unequal)
                    .wants(prediction, unequal, t.dim(unequal))
                    .wants(target, unequal, p.dim(unequal)));
      }
    }
  }

  private static Problem unequal(String called, Dims prediction, Dims target) {
    return Problem.of(
            "LossSizes",
            "%s cannot compare a prediction [%s] with a target [%s]",
            called,
            prediction,
            target)
        .fix("give the target the sizes of the prediction, or one number for all");
  }
}
