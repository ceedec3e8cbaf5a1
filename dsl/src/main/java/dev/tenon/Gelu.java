package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x} times the probability that a standard normal number is below {@code x}.
 *
 * <p>Output: the same type.
 *
 * @see <a href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel 2016</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Gelu.Rule.class)
public @interface Gelu {
  /** Whether the probability is computed by tanh, faster and right to three decimals. */
  boolean approximate() default false;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Gelu#approximate}. */
    With approximate(boolean approximate);
  }

  /** See {@link Gelu}. */
  record Rule(boolean approximate) implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return Curves.gelu(x, approximate);
    }
  }
}
