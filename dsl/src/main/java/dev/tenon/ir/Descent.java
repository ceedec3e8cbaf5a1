package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Init;
import dev.tenon.Optimizer;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One objective's way of moving parameters against its gradient.
 *
 * @param learning how it moves them
 * @param step counts the steps, {@code int64}
 * @param learningRate of the next step, {@code float32}
 * @param path stands before the slots' names where several objectives have their own; empty for one
 */
public record Descent(Learning learning, Variable step, Variable learningRate, String path) {

  /**
   * Differentiates {@code loss} in {@code trace} and counts the step.
   *
   * @param trained what may be moved, with settled names
   * @param slots takes the variables that the optimizer needs
   * @param averages takes the averages of what is moved, where it has none from another objective
   */
  public List<Optimization> optimize(
      Trace trace,
      Tensor loss,
      List<Variable> trained,
      List<Variable> slots,
      Map<Variable, Variable> averages) {
    List<Variable> moved = new ArrayList<>();
    List<Tensor> gradients = new ArrayList<>();
    List<Tensor> towards =
        Gradients.of(decayed(trace, loss, trained), trained.stream().map(trace::read).toList());
    for (int i = 0; i < trained.size(); i++) {
      if (towards.get(i) != null) {
        moved.add(trained.get(i));
        gradients.add(towards.get(i));
      }
    }
    List<Tensor> limited = clipped(trace, averaged(trace, moved, gradients, slots));
    List<Optimization> optimizations = new ArrayList<>();
    Tensor steps = trace.read(step);
    Tensor rate = trace.read(learningRate);
    Tensor momentum = learning.cycles() == null ? null : trace.read(Variable.MOMENTUM);
    for (int i = 0; i < moved.size(); i++) {
      Variable variable = moved.get(i);
      Optimizer rule = learning.optimizer().on(variable);
      List<Variable> remembered = slots(rule, variable);
      slots.addAll(remembered);
      optimizations.add(
          new Optimization(rule, variable, limited.get(i), rate, steps, remembered, momentum));
    }
    if (learning.average() != null) {
      average(trace, moved, steps, slots, averages);
    }
    trace.during(
        Phase.UPDATE,
        () -> {
          trace.assignments().assign(step, steps.plus(1));
          if (learning.accumulates()) {
            trace.assignments().gather(step, steps);
          }
          if (step != Variable.STEP) {
            trace
                .assignments()
                .assign(
                    Variable.STEP, trace.read(Variable.STEP).plus(1)); // random layers count by it
          }
          return null;
        });
    return optimizations;
  }

  /** The variables that hold what schedules change, and what these start with. */
  public Map<Variable, Double> rates() {
    Map<Variable, Double> rates = new LinkedHashMap<>();
    rates.put(learningRate, learning.optimizer().learningRate());
    if (learning.cycles() != null) {
      rates.put(Variable.MOMENTUM, Optimization.momentum(learning.optimizer()));
    }
    return rates;
  }

  /** The means over the batches gathered so far and this one, after which none is gathered. */
  private List<Tensor> averaged(
      Trace trace, List<Variable> moved, List<Tensor> gradients, List<Variable> slots) {
    if (!learning.accumulates()) {
      return gradients;
    }
    List<Tensor> means = new ArrayList<>();
    Map<Variable, Tensor> sums = new LinkedHashMap<>();
    Tensor before = trace.read(Variable.GATHERED);
    Frame frame = new Frame("gathered", null, Origin.NONE);
    for (int i = 0; i < moved.size(); i++) {
      Variable variable = moved.get(i);
      Tensor gradient = gradients.get(i);
      Variable sum =
          Variable.named(
                  variable.name() + "/gathered", variable.type(), Init.ZEROS, Variable.Role.SLOT)
              .formerlyAs(variable);
      slots.add(sum);
      Tensor soFar = trace.read(sum);
      trace.during(
          Phase.BACKWARD,
          () ->
              trace.within(
                  frame,
                  () -> {
                    sums.put(sum, soFar.plus(gradient));
                    Tensor count = before.plus(1).cast(variable.type().dtype());
                    return means.add(sums.get(sum).div(count));
                  }));
    }
    trace.during(
        Phase.UPDATE,
        () ->
            trace.within(
                frame,
                () -> {
                  trace.assignments().gather(Variable.GATHERED, before.plus(1));
                  trace.assignments().assign(Variable.GATHERED, before.constantLike(0));
                  sums.forEach(
                      (sum, all) -> {
                        trace.assignments().gather(sum, all);
                        trace.assignments().assign(sum, trace.read(sum).constantLike(0));
                      });
                  return null;
                }));
    return means;
  }

  private void average(
      Trace trace,
      List<Variable> moved,
      Tensor steps,
      List<Variable> slots,
      Map<Variable, Variable> averages) {
    Map<DType, Tensor> shares = new EnumMap<>(DType.class);
    Frame frame = new Frame("average", null, Origin.NONE);
    for (Variable weight : moved) {
      if (!averages.containsKey(weight)) {
        averages.put(weight, Variable.averageOf(weight));
        slots.add(averages.get(weight));
      }
      Tensor share =
          shares.computeIfAbsent(
              weight.type().dtype(),
              dtype ->
                  trace.during(
                      Phase.UPDATE,
                      () ->
                          trace.within(frame, () -> learning.average().share(steps.cast(dtype)))));
      trace.assignments().average(averages.get(weight), share);
    }
  }

  private List<Tensor> clipped(Trace trace, List<Tensor> gradients) {
    if (learning.clip() == null || gradients.isEmpty()) {
      return gradients;
    }
    Frame frame = new Frame("clip", null, Origin.NONE);
    return trace.during(
        Phase.BACKWARD, () -> trace.within(frame, () -> learning.clip().clipped(gradients)));
  }

  private Tensor decayed(Trace trace, Tensor loss, List<Variable> trained) {
    Tensor objective = loss;
    double weightDecay = learning.weightDecay();
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
