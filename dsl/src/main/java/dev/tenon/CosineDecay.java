package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lowers the learning rate along half a cosine: slowly at first, fast in the middle, slowly to its
 * end. Optionally the rate first rises in a straight line.
 *
 * <p>With {@code w} steps of warm-up and {@code n} steps in all, the factor of step {@code s} is
 * {@code (s + 1) / w} while {@code s < w}, then {@code value + (1 - value) * (1 + cos(pi * (s - w)
 * / (n - w))) / 2}.
 *
 * <pre>{@code
 * @Sgd(value = 0.1, momentum = 0.9)
 * @CosineDecay(warmup = 0.05)
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

  /** Part of all steps in which the rate rises first, from 0 to below 1. */
  double warmup() default 0;

  /** See {@link CosineDecay}. */
  record Rule(double value, double warmup) implements Schedule {
    /** Checks the options. */
    public Rule {
      Options.below1("value", value);
      Options.below1("warmup", warmup);
    }

    @Override
    public double factor(long step, long steps) {
      long rising = Math.min(Math.round(warmup * steps), steps - 1);
      if (step < rising) {
        return (step + 1.0) / rising;
      }
      double done = (double) (step - rising) / (steps - rising);
      return value + (1 - value) * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }
}
