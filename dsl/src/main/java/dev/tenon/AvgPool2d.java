package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * The mean of each window and channel.
 *
 * <p>Input {@code [N, H, W, C]}, output {@code [N, H', W', C]} with {@code H' = floor((H - size) /
 * stride) + 1}; with SAME padding {@code H' = ceil(H / stride)}, and the mean is that of the
 * elements inside the image.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(AvgPool2d.Rule.class)
public @interface AvgPool2d {
  /** Size of the window: one number, or height and width. */
  int[] value();

  /** How far the window moves, one number or two; as far as it is large by default. */
  int[] stride() default {};

  /** VALID, as usual for pooling, leaves out rows and columns that fill no window. */
  Padding padding() default Padding.VALID;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link AvgPool2d#stride}. */
    With stride(int... stride);

    /** See {@link AvgPool2d#padding}. */
    With padding(Padding padding);
  }

  /** See {@link AvgPool2d}. */
  record Rule(List<Integer> value, List<Integer> stride, Padding padding) implements Layer {
    /** Checks the options. */
    public Rule {
      value = Options.pair("value", value);
      stride = stride.isEmpty() ? stride : Options.pair("stride", stride);
    }

    /** What stands for the stride, also where another window is tried. */
    private List<Integer> steps() {
      return stride.isEmpty() ? value : stride;
    }

    @Override
    public Tensor apply(Tensor given) {
      Images.check(given);
      Tensor x = WindowMasks.usable(given, "avgPool2d");
      if (padding == Padding.VALID) {
        Images.checkPool(x, value);
      }
      return Images.masks(value, List.of(1, 1), steps(), padding, List.of()).mean(x);
    }
  }
}
