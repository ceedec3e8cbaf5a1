package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x} where it is positive, else {@code slope * x}.
 *
 * <p>Output: the same type.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(LeakyRelu.Rule.class)
public @interface LeakyRelu {
  /** What negative numbers are multiplied by, from 0 to below 1. */
  double slope() default 0.2;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link LeakyRelu#slope}. */
    With slope(double slope);
  }

  /** See {@link LeakyRelu}. */
  record Rule(double slope) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.below1("slope", slope);
    }

    @Override
    public Tensor apply(Tensor x) {
      return x.maximum(x.times(slope));
    }
  }
}
