package dev.tenon;

import dev.tenon.ir.Trace;
import dev.tenon.ir.op.Augmentations;
import dev.tenon.ir.op.RandomNumbers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * In training, puts zeros around each image and cuts out a part of its old size, at a place drawn
 * for each image and step; does nothing in inference.
 *
 * <p>Images {@code [N, H, W, C]} of bytes or floating numbers; output: the same type. After {@link
 * Normalize} the zeros are the mean color, before it they are black.
 *
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al., Deep residual learning</a>, 4.2: 4
 *     zeros around CIFAR-10
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(RandomCrop.Rule.class)
public @interface RandomCrop {
  /**
   * Zeros around the image: one number for all sides, two for height and width, or four for top,
   * bottom, left and right.
   */
  int[] pad();

  /** See {@link RandomCrop}. */
  record Rule(List<Integer> pad) implements Layer {
    /** Checks the options. */
    public Rule {
      pad = Images.pads("pad", pad);
    }

    @Override
    public Tensor apply(Tensor x) {
      Pixels.check(x);
      if (!x.training()) {
        return x;
      }
      Trace trace = x.trace();
      Dims places = Dims.of(pad.get(0) + pad.get(1) + 1, pad.get(2) + pad.get(3) + 1);
      Tensor start =
          Tensors.random(
              trace,
              new RandomNumbers.RandomIntegers(Dims.of(x.dims().dim(0), 2), places, trace.salt()));
      return trace.apply(new Augmentations.CropEach(pad), x, start);
    }
  }
}
