package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest value of each channel over the whole image: {@code [N, H, W, C]} to {@code [N, C]}.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(GlobalMaxPool2d.Rule.class)
public @interface GlobalMaxPool2d {
  /** See {@link GlobalMaxPool2d}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      return x.max(1, 2);
    }
  }
}
