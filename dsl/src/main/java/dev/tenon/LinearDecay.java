package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lowers the learning rate in a straight line. Of {@code n} steps, step {@code s} has the factor
 * {@code 1 - (1 - value) * s / n}.
 *
 * <p>With {@link Warmup} it is what BERT and its kin are fine-tuned with:
 *
 * <pre>{@code
 * @AdamW(3e-5)
 * @Warmup(0.1)
 * @LinearDecay
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">Devlin et al. 2019</a>, appendix A.2
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ScheduleOf(LinearDecay.Rule.class)
public @interface LinearDecay {
  /** The factor that it falls to, from 0 to below 1. */
  double value() default 0;

  /** See {@link LinearDecay}. */
  record Rule(double value) implements Schedule {
    /** Checks the options. */
    public Rule {
      Options.below1("value", value);
    }

    @Override
    public double factor(long step, long steps) {
      return 1 - (1 - value) * step / steps;
    }
  }
}
