package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * In training, multiplies how far the pixels of a channel are from their mean by a random factor,
 * drawn for each image and step; does nothing in inference.
 *
 * <p>Images {@code [N, H, W, C]} of bytes or floating numbers; output: the same type. The mean is
 * that of a channel of one image. Bytes are rounded and stay from 0 to 255; floating numbers may
 * leave the range that they had.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(RandomContrast.Rule.class)
public @interface RandomContrast {
  /** The least factor: below 1 makes images duller. */
  double lower();

  /** The largest factor: above 1 makes images starker. */
  double upper();

  /** See {@link RandomContrast}. */
  record Rule(double lower, double upper) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.notNegative("lower", lower);
      Options.notNegative("upper", upper);
      if (lower > upper) {
        throw Problem.of("ContrastRange", "has lower = %s above upper = %s", lower, upper)
            .at("lower")
            .fix("write the smaller number as lower, such as lower = 0.8, upper = 1.2");
      }
    }

    @Override
    public Tensor apply(Tensor x) {
      Pixels.check(x);
      if (!x.training()) {
        return x;
      }
      return Pixels.recolor(
          x,
          pixels -> {
            Tensor mean = pixels.mean(1, 2).restore(List.of(1, 2));
            Tensor factor = Pixels.randomEach(pixels, lower, upper);
            return pixels.minus(mean).times(factor).plus(mean);
          });
    }
  }
}
