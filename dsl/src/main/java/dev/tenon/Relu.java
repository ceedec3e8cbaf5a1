package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** {@code max(x, 0)}, element by element. */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Relu.Rule.class)
public @interface Relu {
  /** See {@link Relu}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return x.relu();
    }
  }
}
