package dev.tenon;

import dev.tenon.ir.Require;
import dev.tenon.ir.op.Pieces;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.Supplier;

/**
 * Pixels cut off each side of an image: {@code [N, H, W, C]} to {@code [N, H - top - bottom, W -
 * left - right, C]}.
 *
 * <p>It makes images meet that lost pixels on their way, such as the skip connections of a U-Net
 * without padding; {@link CenterCrop2d} says what is kept rather than what goes.
 *
 * @see <a href="https://arxiv.org/abs/1505.04597">Ronneberger, Fischer and Brox, U-Net</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Crop2d.Rule.class)
public @interface Crop2d {
  /**
   * How many: one number for all sides, two for height and width, or four for top, bottom, left and
   * right.
   */
  int[] value();

  /** See {@link Crop2d}. */
  record Rule(List<Integer> value) implements Layer {
    /** Checks the options. */
    public Rule {
      value = Images.pads("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      Dim height = left(x, 1, value.get(0) + value.get(1), "rows");
      Dim width = left(x, 2, value.get(2) + value.get(3), "columns");
      Dims begin = Dims.of(0, value.get(0), value.get(2), 0);
      Dims size = x.dims().with(1, height).with(2, width);
      return x.trace().apply(new Pieces.Slice(begin, size), x);
    }

    /** What is left of {@code axis}. */
    private static Dim left(Tensor x, int axis, int cut, String what) {
      Dim size = x.dims().dim(axis);
      Supplier<Problem> nothing =
          () ->
              Problem.of(
                      "CropSize",
                      "cuts off %d of %s %s: its input is [%s]",
                      cut,
                      size,
                      what,
                      x.dims())
                  .at("value")
                  .because(x, axis)
                  .fix("cut off less than " + size);
      Require.atLeast(size, cut + 1L, nothing);
      return size.minus(cut);
    }
  }
}
