package dev.tenon;

import java.util.OptionalDouble;

/**
 * How the learning rate changes while a model is trained; a record whose components are the options
 * of its annotation.
 *
 * <p>It gives factors, so that the learning rate itself stays with the optimizer and the command
 * line.
 */
@FunctionalInterface
public interface Schedule {
  /** A learning rate that stays. */
  Schedule CONSTANT = (step, steps) -> 1;

  /**
   * The factor of the optimizer's learning rate in one step.
   *
   * @param step how many steps were done before, from 0 to {@code steps - 1}
   * @param steps how many there will have been when training ends, 1 or more
   */
  double factor(long step, long steps);

  /**
   * The optimizer's momentum in one step, counted as for {@link #factor}; empty where it stays as
   * the optimizer has it. A schedule gives it for all steps or for none.
   */
  default OptionalDouble momentum(long step, long steps) {
    return OptionalDouble.empty();
  }
}
