package dev.tenon;

import dev.tenon.ir.op.Augmentations;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training, mirrors half of the images, left to right, drawn anew in each step; does nothing in
 * inference.
 *
 * <p>Images {@code [N, H, W, C]} of bytes or floating numbers; output: the same type.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(RandomFlip.Rule.class)
public @interface RandomFlip {
  /** See {@link RandomFlip}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      Pixels.check(x);
      if (!x.training()) {
        return x;
      }
      Tensor chance = Pixels.randomEach(x, 0, 1).reshape(Dims.of(x.dims().dim(0)));
      return x.trace().apply(new Augmentations.FlipEach(), x, chance.less(chance.scalar(0.5)));
    }
  }
}
