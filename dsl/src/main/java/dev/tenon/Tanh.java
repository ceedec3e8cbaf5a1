package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hyperbolic tangent, element by element: from -1 to 1.
 *
 * <p>Output: the same type.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Tanh.Rule.class)
public @interface Tanh {
  /** See {@link Tanh}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return Act.TANH.apply(x);
    }
  }
}
