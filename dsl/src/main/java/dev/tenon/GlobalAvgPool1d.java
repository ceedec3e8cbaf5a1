package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The mean of each channel over all steps: {@code [N, T, C]} to {@code [N, C]}. */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(GlobalAvgPool1d.Rule.class)
public @interface GlobalAvgPool1d {
  /** See {@link GlobalAvgPool1d}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      Sequences.check(x);
      return x.mean(1);
    }
  }
}
