package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Zeros around each image: {@code [N, H, W, C]} to {@code [N, top + H + bottom, left + W + right,
 * C]}.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(ZeroPad2d.Rule.class)
public @interface ZeroPad2d {
  /**
   * How many: one number for all sides, two for height and width, or four for top, bottom, left and
   * right.
   */
  int[] value();

  /** See {@link ZeroPad2d}. */
  record Rule(List<Integer> value) implements Layer {
    /** Checks the options. */
    public Rule {
      value = Images.pads("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      return Images.pad(x, value, 0);
    }
  }
}
