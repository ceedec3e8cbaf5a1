package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.OptionalDouble;

/**
 * Lets the learning rate rise in a straight line at first, before it stays or another schedule
 * begins. Large batches, momentum and attention need it: gradients of untrained weights are no good
 * guide.
 *
 * <p>With {@code w} steps of warm-up, step {@code s} has the factor {@code (s + 1) / w} while
 * {@code s < w}. A schedule beside it goes over the steps that are left, so {@code @StepDecay(0.5)}
 * divides after half of these.
 *
 * <pre>{@code
 * @Warmup(0.05)           // a twentieth of all steps
 * @Warmup(steps = 4000)   // however long training is
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1706.02677">Goyal et al. 2017</a>, section 2.2
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ScheduleOf(Warmup.Rule.class)
public @interface Warmup {
  /** Part of all steps in which the rate rises, from 0 to below 1. */
  double value() default 0;

  /** How many steps it rises; either this or {@code value}. */
  int steps() default 0;

  /** See {@link Warmup}. */
  record Rule(double value, int steps) implements Schedule {
    /** Checks the options. */
    public Rule {
      Options.below1("value", value);
      Options.notNegative("steps", steps);
      if ((value == 0) == (steps == 0)) {
        throw Problem.of(
                "WarmupLength",
                value == 0
                    ? "does not say how long the rate rises"
                    : "says twice how long the rate rises: value = %s and steps = %d",
                value,
                steps)
            .at(value == 0 ? "" : "steps")
            .fix("write a part of training such as @Warmup(0.05), or @Warmup(steps = 500)");
      }
    }

    @Override
    public double factor(long step, long all) {
      return new Before(value, steps, CONSTANT).factor(step, all);
    }

    /** This warm-up, and then {@code rest}. */
    public Schedule before(Schedule rest) {
      return rest == CONSTANT ? this : new Before(value, steps, rest);
    }
  }

  /** A warm-up with {@code rest} after it. */
  record Before(double value, int steps, Schedule rest) implements Schedule {
    @Override
    public double factor(long step, long all) {
      long rising = rising(all);
      return step < rising
          ? (step + 1.0) / rising
          : rest.factor(step - rising, Math.max(1, all - rising));
    }

    @Override
    public OptionalDouble momentum(long step, long all) {
      long rising = rising(all);
      return rest.momentum(Math.max(0, step - rising), Math.max(1, all - rising));
    }

    private long rising(long all) {
      return steps > 0 ? steps : Math.min(Math.round(value * all), all - 1);
    }
  }
}
