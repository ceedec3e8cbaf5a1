package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The largest value of each channel over all steps: {@code [N, T, C]} to {@code [N, C]}. */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(GlobalMaxPool1d.Rule.class)
public @interface GlobalMaxPool1d {
  /** See {@link GlobalMaxPool1d}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      Sequences.check(x);
      return x.max(1);
    }
  }
}
