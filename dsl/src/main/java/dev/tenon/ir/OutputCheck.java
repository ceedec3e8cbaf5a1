package dev.tenon.ir;

import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Softmaxes;
import java.util.Optional;

/** Finds outputs that a loss accepts and that still cannot learn well. */
final class OutputCheck {
  private OutputCheck() {}

  /** What is suspicious of {@code prediction} before {@code loss}. */
  static Optional<Problem> warning(Tensor prediction, Loss loss) {
    Primitive last = prediction.node().primitive();
    if (loss == Loss.SOFTMAX_CROSS_ENTROPY && last instanceof Softmaxes.Softmax) {
      return Optional.of(twice("DoubleSoftmax", "softmax", loss));
    }
    if (loss == Loss.SIGMOID_CROSS_ENTROPY && last instanceof Elementwise.Sigmoid) {
      return Optional.of(twice("DoubleSigmoid", "sigmoid", loss));
    }
    boolean single =
        prediction.dims().rank() > 0 && prediction.dims().dim(-1).toString().equals("1");
    return loss == Loss.SOFTMAX_CROSS_ENTROPY && single
        ? Optional.of(
            Problem.of(
                    "OneClass",
                    "ends with one unit [%s], whose softmax is always 1: nothing is learnt",
                    prediction.dims())
                .fix("end with a unit for each class, or use loss = SIGMOID_CROSS_ENTROPY"))
        : Optional.empty();
  }

  private static Problem twice(String id, String function, Loss loss) {
    return Problem.of(
            id, "ends with %s, which %s applies itself: it would act twice", function, loss)
        .fix("remove the " + function + " at the end");
  }
}
