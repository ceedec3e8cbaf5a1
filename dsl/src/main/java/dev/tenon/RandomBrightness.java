package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training, adds a random number to all pixels of an image, drawn for each image and step; does
 * nothing in inference.
 *
 * <p>Images {@code [N, H, W, C]} of bytes or floating numbers; output: the same type. Bytes are
 * rounded and stay from 0 to 255; floating numbers may leave the range that they had.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(RandomBrightness.Rule.class)
public @interface RandomBrightness {
  /**
   * The number is uniform from minus this to this: 0.2 changes floating numbers by up to 0.2, and
   * bytes by up to 0.2 of 255.
   */
  double value();

  /** See {@link RandomBrightness}. */
  record Rule(double value) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.notNegative("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Pixels.check(x);
      if (!x.training()) {
        return x;
      }
      double most = x.dtype() == DType.UINT8 ? value * 255 : value;
      return Pixels.recolor(x, pixels -> pixels.plus(Pixels.randomEach(pixels, -most, most)));
    }
  }
}
