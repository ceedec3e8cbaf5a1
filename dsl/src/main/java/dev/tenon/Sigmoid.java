package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code 1 / (1 + exp(-x))}, element by element: from 0 to 1.
 *
 * <p>Output: the same type.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Sigmoid.Rule.class)
public @interface Sigmoid {
  /** See {@link Sigmoid}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return Act.SIGMOID.apply(x);
    }
  }
}
