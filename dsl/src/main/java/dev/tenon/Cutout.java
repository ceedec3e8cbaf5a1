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
 * In training, sets a square of each image to 0, around a pixel drawn for each image and step; does
 * nothing in inference.
 *
 * <p>Images {@code [N, H, W, C]} of bytes or floating numbers; output: the same type. A part of the
 * square may lie outside of the image. After {@link Normalize} zero is the mean color, as in the
 * paper; before it, it is black.
 *
 * @see <a href="https://arxiv.org/abs/1708.04552">DeVries and Taylor, Improved regularization of
 *     convolutional neural networks with cutout</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Cutout.Rule.class)
public @interface Cutout {
  /** Size of the square: one number, or height and width. */
  int[] value();

  /** See {@link Cutout}. */
  record Rule(List<Integer> value) implements Layer {
    /** Checks the options. */
    public Rule {
      value = Options.pair("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Pixels.check(x);
      if (!x.training()) {
        return x;
      }
      Trace trace = x.trace();
      int height = value.get(0);
      int width = value.get(1);
      Tensor center =
          Tensors.random(
              trace,
              new RandomNumbers.RandomIntegers(
                  Dims.of(x.dims().dim(0), 2), x.dims().slice(1, 3), trace.salt()));
      Tensor half = center.vector(List.of((double) (height / 2), (double) (width / 2)));
      return trace.apply(new Augmentations.CutEach(height, width), x, center.minus(half));
    }
  }
}
