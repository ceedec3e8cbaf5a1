package dev.tenon.ir;

import dev.tenon.ClipGradients;
import dev.tenon.Optimizer;
import dev.tenon.Problem;
import dev.tenon.WeightAverage;
import java.util.Optional;

/**
 * How a model learns, as far as its graph says so.
 *
 * @param optimizer moves the parameters
 * @param weightDecay factor of the sum of squared kernels that is added to the loss; 0 for none
 * @param clip limits the gradients; null for no limit
 * @param accumulates whether a step may average the gradients of several batches
 * @param average keeps averages of the parameters; null for none
 * @param balances where it is said that classes are balanced; null where that is not said
 * @param cycles where it is said that a schedule changes the momentum; null where none does
 */
public record Learning(
    Optimizer optimizer,
    double weightDecay,
    ClipGradients.Rule clip,
    boolean accumulates,
    WeightAverage.Rule average,
    Origin balances,
    Origin cycles) {
  /** What {@code optimizer} does, and nothing else. */
  public static Learning by(Optimizer optimizer) {
    return new Learning(optimizer, 0, null, false, null, null, null);
  }

  /** The same with another optimizer and another limit; null for those that it has. */
  public Learning with(Optimizer other, ClipGradients.Rule limit) {
    return new Learning(
        other == null ? optimizer : other,
        weightDecay,
        limit == null ? clip : limit,
        accumulates,
        average,
        balances,
        cycles);
  }

  /** What is wrong with a momentum that is to change; empty where none is, or it can. */
  public Optional<Declaration.Located> wrongMomentum() {
    if (cycles == null || optimizer.momentumOption().isPresent()) {
      return Optional.empty();
    }
    String name = optimizer.method();
    Problem problem =
        Problem.of(
                "CycledMomentum",
                "@OneCycle changes the momentum, but @%s%s has none",
                Character.toUpperCase(name.charAt(0)),
                name.substring(1))
            .at("momentum")
            .fix("give the optimizer one, such as momentum = 0.9, or remove it from @OneCycle");
    return Optional.of(new Declaration.Located(problem, cycles, false));
  }

  /** The same with a step for each batch, and a momentum that stays. */
  public Learning oneBatch() {
    return new Learning(optimizer, weightDecay, clip, false, average, balances, null);
  }

  /** What counts the steps of a model's only objective. */
  public Variable step() {
    return accumulates ? Variable.UPDATES : Variable.STEP;
  }
}
