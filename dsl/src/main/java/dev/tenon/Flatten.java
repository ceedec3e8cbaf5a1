package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Joins all axes but the first: {@code [N, H, W, C]} to {@code [N, H * W * C]}. */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Flatten.Rule.class)
public @interface Flatten {
  /** See {@link Flatten}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      if (x.dims().rank() < 2) {
        throw Problem.of("FlattenRank", "takes [N ...], but its input is [%s]", x.dims())
            .fix("remove it: there is nothing to flatten");
      }
      Dims example = x.dims().slice(1, x.dims().rank());
      return x.reshape(Dims.of(x.dims().dim(0), example.count()));
    }
  }
}
