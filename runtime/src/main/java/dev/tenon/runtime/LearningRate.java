package dev.tenon.runtime;

import dev.tenon.Plateau;
import dev.tenon.Schedule;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.runtime.report.EpochResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * The learning rate of each step of {@code train}: the one that the variable holds, times the
 * factor of a schedule.
 *
 * <p>The product is fed in place of what the variable would give, so that the variable, and with it
 * a checkpoint, keeps the rate to start from. Owner of the tensor that is fed; for one thread.
 */
final class LearningRate implements AutoCloseable {
  private final Schedule schedule;
  private final Optional<Plateau.Rule> plateau;
  private final double base;
  private final long steps;
  private final Map<Operand<?>, Tensor> feed;
  private final TFloat32 rate = TFloat32.scalarOf(0);
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
    Weight<?> variable = session.graph().weight(Trace.LEARNING_RATE.name());
    Operand<?> read = session.graph().function("train").reads().get(variable);
    this.schedule = schedule;
    this.base = session.read(variable).scalar();
    this.step = done(session);
    this.steps = steps;
    boolean changes = schedule != Schedule.CONSTANT || plateau.isPresent();
    this.feed = changes && read != null ? Map.of(read, rate) : Map.of();
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
    Variable counter = gathers ? Trace.UPDATES : Trace.STEP;
    return (long) session.read(session.graph().weight(counter.name())).scalar();
  }

  /**
   * What to feed to the batch that comes next.
   *
   * @param gather whether it is only gathered; else it ends a step, which is counted as done
   */
  Map<Operand<?>, Tensor> next(boolean gather) {
    rate.setFloat((float) at(step));
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
  }
}
