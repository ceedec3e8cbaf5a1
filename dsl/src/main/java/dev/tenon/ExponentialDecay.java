package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies the learning rate by the same number at each step. After {@code steps} steps, or after
 * all of them where {@code steps} is not said, the factor is {@code value}: step {@code s} has
 * {@code value^(s / steps)}.
 *
 * <pre>{@code
 * @ExponentialDecay(0.01)                                          // a hundredth at the end
 * @ExponentialDecay(value = 0.96, steps = 1000, staircase = true)  // 4 % less every 1000 steps
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ScheduleOf(ExponentialDecay.Rule.class)
public @interface ExponentialDecay {
  /** The factor after {@code steps} steps, above 0 and below 1. */
  double value();

  /** How many steps that takes; 0 for all steps of training. */
  int steps() default 0;

  /** Whether the rate falls only each time {@code steps} are done, and stays in between. */
  boolean staircase() default false;

  /** See {@link ExponentialDecay}. */
  record Rule(double value, int steps, boolean staircase) implements Schedule {
    /** Checks the options. */
    public Rule {
      Options.positive("value", value);
      Options.below1("value", value);
      Options.notNegative("steps", steps);
      if (staircase && steps == 0) {
        throw Problem.of("StaircaseSteps", "has staircase = true, but does not say after how many")
            .at("staircase")
            .fix("write for instance steps = 1000");
      }
    }

    @Override
    public double factor(long step, long all) {
      double times = (double) step / (steps == 0 ? all : steps);
      return Math.pow(value, staircase ? Math.floor(times) : times);
    }
  }
}
