package dev.tenon;

import dev.tenon.ir.Masks;
import dev.tenon.ir.op.Upsampling;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Images with each side a whole number of times as long.
 *
 * <p>Input {@code [N, H, W, C]}, output {@code [N, H * size, W * size, C]}. A mask of pixels grows
 * with them.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(UpSample2d.Rule.class)
public @interface UpSample2d {
  /** How many times as long: one number, or height and width. */
  int[] value();

  /** What stands between the pixels. */
  Interpolation interpolation() default Interpolation.NEAREST;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link UpSample2d#interpolation}. */
    With interpolation(Interpolation interpolation);
  }

  /** See {@link UpSample2d}. */
  record Rule(List<Integer> value, Interpolation interpolation) implements Layer {
    /** Less than the part of a pixel that is there, wherever one is. */
    private static final double LEAST = 1e-6;

    /** Checks the options. */
    public Rule {
      value = Options.pair("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      Tensor images = WindowMasks.usable(x, "upSample2d");
      if (!WindowMasks.has(images)) {
        return larger(images, value);
      }
      Tensor mask = GrownMasks.repeated(images, value);
      if (interpolation == Interpolation.NEAREST) {
        return larger(images.unmasked(), value).masked(mask);
      }
      // at the end of a sequence the mean is of what there is, as it would be at the image's edge
      Tensor sum = larger(Masks.filled(images, 0), value);
      Tensor part = larger(WindowMasks.seen(images), WindowMasks.along(images, value));
      return sum.div(part.maximum(LEAST)).masked(mask);
    }

    private Tensor larger(Tensor x, List<Integer> times) {
      return x.trace()
          .apply(
              switch (interpolation) {
                case NEAREST -> new Upsampling.UpSampleNearest(times);
                case BILINEAR -> new Upsampling.UpSampleBilinear(times);
              },
              x);
    }
  }
}
