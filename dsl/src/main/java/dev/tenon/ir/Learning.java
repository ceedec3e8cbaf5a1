package dev.tenon.ir;

import dev.tenon.ClipGradients;
import dev.tenon.Optimizer;
import dev.tenon.WeightAverage;

/**
 * How a model learns, as far as its graph says so.
 *
 * @param optimizer moves the parameters
 * @param weightDecay factor of the sum of squared kernels that is added to the loss; 0 for none
 * @param clip limits the gradients; null for no limit
 * @param accumulates whether a step may average the gradients of several batches
 * @param average keeps averages of the parameters; null for none
 * @param balances where it is said that classes are balanced; null where that is not said
 */
public record Learning(
    Optimizer optimizer,
    double weightDecay,
    ClipGradients.Rule clip,
    boolean accumulates,
    WeightAverage.Rule average,
    Origin balances) {
  /** What {@code optimizer} does, and nothing else. */
  public static Learning by(Optimizer optimizer) {
    return new Learning(optimizer, 0, null, false, null, null);
  }

  /** The same with another optimizer and another limit; null for those that it has. */
  public Learning with(Optimizer other, ClipGradients.Rule limit) {
    return new Learning(
        other == null ? optimizer : other,
        weightDecay,
        limit == null ? clip : limit,
        accumulates,
        average,
        balances);
  }

  /** The same with a step for each batch. */
  public Learning oneBatch() {
    return new Learning(optimizer, weightDecay, clip, false, average, balances);
  }

  /** What counts the steps of a model's only objective. */
  public Variable step() {
    return accumulates ? Trace.UPDATES : Trace.STEP;
  }
}
