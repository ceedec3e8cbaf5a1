package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lowers the learning rate along a power of what is left to do. Of {@code n} steps, step {@code s}
 * has the factor {@code value + (1 - value) * (1 - s / n)^power}.
 *
 * <p>Power 1 is {@link LinearDecay}; above 1 it falls fast at first, below 1 at the end. Networks
 * for segmentation often take 0.9.
 *
 * @see <a href="https://arxiv.org/abs/1606.00915">Chen et al. 2017</a>, section 4.1.1
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ScheduleOf(PolynomialDecay.Rule.class)
public @interface PolynomialDecay {
  /** The factor that it falls to, from 0 to below 1. */
  double value() default 0;

  /** The exponent, above 0. */
  double power() default 2;

  /** See {@link PolynomialDecay}. */
  record Rule(double value, double power) implements Schedule {
    /** Checks the options. */
    public Rule {
      Options.below1("value", value);
      Options.positive("power", power);
    }

    @Override
    public double factor(long step, long steps) {
      return value + (1 - value) * Math.pow(1 - (double) step / steps, power);
    }
  }
}
