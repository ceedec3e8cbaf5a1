package dev.tenon.ir;

import dev.tenon.Init;
import dev.tenon.Optimizer;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * One objective's way of moving parameters against its gradient.
 *
 * @param optimizer moves the parameters
 * @param weightDecay factor of the sum of squared kernels that is added to the loss; 0 for none
 * @param step counts the steps, {@code int64}
 * @param learningRate of the next step, {@code float32}
 * @param path stands before the slots' names where several objectives have their own; empty for one
 */
public record Descent(
    Optimizer optimizer, double weightDecay, Variable step, Variable learningRate, String path) {

  /**
   * Differentiates {@code loss} in {@code trace} and counts the step.
   *
   * @param trained what may be moved, with settled names
   * @param slots takes the variables that the optimizer needs
   */
  public List<Optimization> optimize(
      Trace trace, Tensor loss, List<Variable> trained, List<Variable> slots) {
    List<Tensor> gradients =
        Gradients.of(decayed(trace, loss, trained), trained.stream().map(trace::read).toList());
    List<Optimization> optimizations = new ArrayList<>();
    Tensor steps = trace.read(step);
    Tensor rate = trace.read(learningRate);
    for (int i = 0; i < trained.size(); i++) {
      if (gradients.get(i) != null) {
        Variable variable = trained.get(i);
        Optimizer rule = optimizer.on(variable);
        List<Variable> remembered = slots(rule, variable);
        slots.addAll(remembered);
        optimizations.add(
            new Optimization(rule, variable, gradients.get(i), rate, steps, remembered));
      }
    }
    trace.during(
        Phase.UPDATE,
        () -> {
          trace.assign(step, steps.plus(1));
          if (step != Trace.STEP) {
            trace.assign(Trace.STEP, trace.read(Trace.STEP).plus(1)); // random layers count by it
          }
          return null;
        });
    return optimizations;
  }

  private Tensor decayed(Trace trace, Tensor loss, List<Variable> trained) {
    Tensor objective = loss;
    if (weightDecay > 0) {
      for (Variable kernel : trained) {
        if (kernel.role() == Variable.Role.KERNEL) {
          Tensor sum = trace.record(() -> trace.read(kernel).square().sum());
          objective = objective.plus(sum.times(weightDecay));
        }
      }
    }
    return objective;
  }

  private List<Variable> slots(Optimizer rule, Variable variable) {
    String prefix = variable.name() + "/" + (path.isEmpty() ? "" : path + "/") + rule.method();
    return rule.slots().stream()
        .map(
            slot ->
                Variable.named(prefix + "/" + slot, variable.type(), Init.ZEROS, Variable.Role.SLOT)
                    .formerlyAs(variable))
        .toList();
  }
}
