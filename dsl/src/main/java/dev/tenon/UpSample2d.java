package dev.tenon;

import dev.tenon.ir.op.Upsampling;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Images with each side a whole number of times as long.
 *
 * <p>Input {@code [N, H, W, C]}, output {@code [N, H * size, W * size, C]}.
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
    /** Checks the options. */
    public Rule {
      value = Options.pair("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      return x.trace()
          .apply(
              switch (interpolation) {
                case NEAREST -> new Upsampling.UpSampleNearest(value);
                case BILINEAR -> new Upsampling.UpSampleBilinear(value);
              },
              x);
    }
  }
}
