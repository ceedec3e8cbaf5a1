package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code min(max(x, 0), 6)}, element by element.
 *
 * <p>Output: the same type.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Relu6.Rule.class)
public @interface Relu6 {
  /** See {@link Relu6}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return Act.RELU6.apply(x);
    }
  }
}
