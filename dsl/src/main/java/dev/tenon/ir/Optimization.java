package dev.tenon.ir;

import dev.tenon.Optimizer;
import dev.tenon.Tensor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * One parameter moved by an optimizer.
 *
 * @param gradient of the objective towards the variable
 * @param learningRate {@code float32} scalar
 * @param step {@code int64} scalar, the number of steps done before this one
 * @param slots what the optimizer remembers of this parameter, as {@link Optimizer#slots()} names
 *     them
 * @param momentum {@code float32} scalar in the place of the optimizer's option; null for that
 */
public record Optimization(
    Optimizer optimizer,
    Variable variable,
    Tensor gradient,
    Tensor learningRate,
    Tensor step,
    List<Variable> slots,
    Tensor momentum) {
  /** One whose momentum is its optimizer's. */
  public Optimization(
      Optimizer optimizer,
      Variable variable,
      Tensor gradient,
      Tensor learningRate,
      Tensor step,
      List<Variable> slots) {
    this(optimizer, variable, gradient, learningRate, step, slots, null);
  }

  /** Name of the method that builds it. */
  public String method() {
    return optimizer.method() + (momentum == null ? "" : "Cycled");
  }

  /** At which place {@link #momentum} stands among the options after the learning rate. */
  public int momentumIndex() {
    List<String> options =
        Arrays.stream(optimizer.getClass().getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    return options.indexOf(optimizer.momentumOption().orElseThrow()) - 1;
  }

  /** The value of the option of {@code optimizer} that is its momentum. */
  static double momentum(Optimizer optimizer) {
    String option = optimizer.momentumOption().orElseThrow();
    try {
      Method accessor = optimizer.getClass().getMethod(option);
      accessor.setAccessible(true);
      return (double) accessor.invoke(optimizer);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(optimizer + " has no option " + option, e);
    }
  }
}
