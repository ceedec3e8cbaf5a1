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
 * The middle of each image: {@code [N, H, W, C]} to {@code [N, height, width, C]}; of an odd number
 * of pixels too many, one more goes at the bottom and at the right.
 *
 * <p>{@link Crop2d} says what goes rather than what is kept.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(CenterCrop2d.Rule.class)
public @interface CenterCrop2d {
  /** Rows and columns of the output: one number for both, or two. */
  int[] value();

  /** See {@link CenterCrop2d}. */
  record Rule(List<Integer> value) implements Layer {
    /** Checks the options. */
    public Rule {
      value = Options.pair("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      Dim top = before(x, 1, value.get(0), "rows");
      Dim left = before(x, 2, value.get(1), "columns");
      Dims size = x.dims().with(1, value.get(0)).with(2, value.get(1));
      return x.trace().apply(new Pieces.Slice(Dims.of(0, top, left, 0), size), x);
    }

    /** What goes before the first that is kept. */
    private static Dim before(Tensor x, int axis, int kept, String what) {
      Dim size = x.dims().dim(axis);
      Supplier<Problem> small =
          () ->
              Problem.of(
                      "CropSize",
                      "keeps %d of %s %s: its input is [%s]",
                      kept,
                      size,
                      what,
                      x.dims())
                  .at("value")
                  .because(x, axis)
                  .fix("keep " + size + " at most");
      Require.atLeast(size, kept, small);
      return size.minus(kept).floorDiv(2);
    }
  }
}
