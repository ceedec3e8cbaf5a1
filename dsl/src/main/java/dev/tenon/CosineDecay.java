package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lowers the learning rate along half a cosine: slowly at first, fast in the middle, slowly to its
 * end.
 *
 * <p>Of {@code n} steps, step {@code s} has the factor {@code value + (1 - value) * (1 + cos(pi * s
 * / n)) / 2}. {@link Warmup} lets the rate rise first:
 *
 * <pre>{@code
 * @Sgd(value = 0.1, momentum = 0.9)
 * @Warmup(0.05)
 * @CosineDecay
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017</a>, without restarts
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ScheduleOf(CosineDecay.Rule.class)
public @interface CosineDecay {
  /** The factor that it falls to, from 0 to below 1. */
  double value() default 0;

  /** See {@link CosineDecay}. */
  record Rule(double value) implements Schedule {
    /** Checks the options. */
    public Rule {
      Options.below1("value", value);
    }

    @Override
    public double factor(long step, long steps) {
      double done = (double) step / steps;
      return value + (1 - value) * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }
}
