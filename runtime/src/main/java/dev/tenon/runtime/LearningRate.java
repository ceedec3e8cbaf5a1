package dev.tenon.runtime;

import dev.tenon.Plateau;
import dev.tenon.Schedule;
import dev.tenon.ir.Variable;
import dev.tenon.runtime.report.EpochResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * The learning rate of each step of {@code train}: the one that the variable holds, times the
 * factor of a schedule; and the momentum, where the schedule changes it.
 *
 * <p>They are fed in place of what the variables would give, so that these, and with them a
 * checkpoint, keep what to start from. Owner of the tensors that are fed; for one thread.
 */
final class LearningRate implements AutoCloseable {
  private final Schedule schedule;
  private final Optional<Plateau.Rule> plateau;
  private final double base;
  private final long steps;
  private final Map<Operand<?>, Tensor> feed;
  private final TFloat32 rate = TFloat32.scalarOf(0);
  private final TFloat32 momentum = TFloat32.scalarOf(0);
  private long step;
  private int falls;

  /**
   * The rates of the steps to come.
   *
   * @param schedule goes over the steps done before, too
   * @param plateau lowers it besides, where epochs bring no more
   * @param steps how many will be done in all, those before included
   */
  LearningRate(
      ModelSession session, Schedule schedule, Optional<Plateau.Rule> plateau, long steps) {
    this.plateau = plateau;
    Weight<?> variable = session.graph().weight(Variable.LEARNING_RATE.name());
    this.schedule = schedule;
    this.base = session.read(variable).scalar();
    this.step = done(session);
    this.steps = steps;
    this.feed = feed(session, schedule, plateau.isPresent());
  }

  private Map<Operand<?>, Tensor> feed(ModelSession session, Schedule schedule, boolean falls) {
    Map<Operand<?>, Tensor> fed = new HashMap<>();
    boolean changes = schedule != Schedule.CONSTANT || falls;
    if (changes) {
      reads(session, Variable.LEARNING_RATE).ifPresent(read -> fed.put(read, rate));
    }
    if (schedule.momentum(0, 1).isPresent()) {
      Operand<?> read =
          reads(session, Variable.MOMENTUM)
              .orElseThrow(
                  () ->
                      new UserError(
                          ("the schedule changes the momentum, and %s was compiled for one that"
                                  + " stays; write @OneCycle(momentum = {0.85, 0.95}) on the model")
                              .formatted(session.graph().name())));
      fed.put(read, momentum);
    }
    return fed;
  }

  /** What {@code train} reads of {@code variable}; empty where it does not. */
  private static Optional<Operand<?>> reads(ModelSession session, Variable variable) {
    return session.graph().function("train").reads().entrySet().stream()
        .filter(read -> read.getKey().name().equals(variable.name()))
        .<Operand<?>>map(Map.Entry::getValue)
        .findFirst();
  }

  /** Falls as the epochs that were done say. */
  void after(List<EpochResult> history) {
    plateau.ifPresent(
        rule ->
            falls =
                rule.falls(
                    history.stream().map(epoch -> Progress.value(epoch, rule.monitor())).toList()));
  }

  /** How many steps the optimizer of {@code train} took. */
  static long done(ModelSession session) {
    boolean gathers = session.graph().function("train").gather().isPresent();
    Variable counter = gathers ? Variable.UPDATES : Variable.STEP;
    return (long) session.read(session.graph().weight(counter.name())).scalar();
  }

  /**
   * What to feed to the batch that comes next.
   *
   * @param gather whether it is only gathered; else it ends a step, which is counted as done
   */
  Map<Operand<?>, Tensor> next(boolean gather) {
    rate.setFloat((float) at(step));
    schedule
        .momentum(Math.min(step, steps - 1), steps)
        .ifPresent(present -> momentum.setFloat((float) present));
    step += gather ? 0 : 1;
    return feed;
  }

  /** The rate of the step that was done last, also where that was before a break of the run. */
  double current() {
    return at(Math.max(0, step - 1));
  }

  private double at(long index) {
    double scheduled = base * schedule.factor(Math.min(index, steps - 1), steps);
    return plateau.map(rule -> rule.rate(scheduled, falls)).orElse(scheduled);
  }

  @Override
  public void close() {
    rate.close();
    momentum.close();
  }
}
