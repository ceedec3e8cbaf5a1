package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x} where it is positive, else {@code alpha * (exp(x) - 1)}.
 *
 * <p>Output: the same type.
 *
 * @see <a href="https://arxiv.org/abs/1511.07289">Clevert et al. 2015</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Elu.Rule.class)
public @interface Elu {
  /** What negative outputs tend to, without its sign. */
  double alpha() default 1;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Elu#alpha}. */
    With alpha(double alpha);
  }

  /** See {@link Elu}. */
  record Rule(double alpha) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.positive("alpha", alpha);
    }

    @Override
    public Tensor apply(Tensor x) {
      return Curves.elu(x, alpha);
    }
  }
}
