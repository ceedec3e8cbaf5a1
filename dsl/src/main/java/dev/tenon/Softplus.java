package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code log(1 + exp(x))}, element by element: a smooth ReLU.
 *
 * <p>Output: the same type.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Softplus.Rule.class)
public @interface Softplus {
  /** See {@link Softplus}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return Act.SOFTPLUS.apply(x);
    }
  }
}
