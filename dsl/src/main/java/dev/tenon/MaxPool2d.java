package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collections;
import java.util.List;

/**
 * The largest value of each window and channel.
 *
 * <p>Input {@code [N, H, W, C]}, output {@code [N, H', W', C]} with {@code H' = floor((H - size) /
 * stride) + 1}; with SAME padding {@code H' = ceil(H / stride)}. What is added at the borders is
 * never the largest.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(MaxPool2d.Rule.class)
public @interface MaxPool2d {
  /** Size of the window: one number, or height and width. */
  int[] value();

  /** How far the window moves, one number or two; as far as it is large by default. */
  int[] stride() default {};

  /** VALID, as usual for pooling, leaves out rows and columns that fill no window. */
  Padding padding() default Padding.VALID;

  /**
   * What is added at the borders, instead of {@link #padding}: one number for all sides, two for
   * height and width, or four for top, bottom, left and right.
   */
  int[] pad() default {};

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link MaxPool2d#stride}. */
    With stride(int... stride);

    /** See {@link MaxPool2d#padding}. */
    With padding(Padding padding);

    /** See {@link MaxPool2d#pad}. */
    With pad(int... pad);
  }

  /** See {@link MaxPool2d}. */
  record Rule(List<Integer> value, List<Integer> stride, Padding padding, List<Integer> pad)
      implements Layer {
    /** Checks the options. */
    public Rule {
      value = Options.pair("value", value);
      stride = stride.isEmpty() ? stride : Options.pair("stride", stride);
      if (!pad.isEmpty()) {
        pad = Images.pads("pad", pad);
        padding = Padding.VALID;
        if (Math.max(pad.get(0), pad.get(1)) >= value.get(0)
            || Math.max(pad.get(2), pad.get(3)) >= value.get(1)) {
          throw Problem.of(
                  "PoolPad",
                  "has a pad of %d, which can leave a window of %d x %d without an element",
                  Collections.max(pad),
                  value.get(0),
                  value.get(1))
              .at("pad")
              .fix("use a pad below the size of the window");
        }
      }
    }

    /** What stands for the stride, also where another window is tried. */
    private List<Integer> steps() {
      return stride.isEmpty() ? value : stride;
    }

    @Override
    public Tensor apply(Tensor given) {
      Images.check(given);
      Tensor x = WindowMasks.usable(given, "maxPool2d");
      Tensor padded = pad.isEmpty() ? x : Images.pad(x, pad, Double.NEGATIVE_INFINITY);
      if (padding == Padding.VALID) {
        Images.checkPool(padded, value);
      }
      return Images.masks(value, List.of(1, 1), steps(), padding, pad).largest(x, padded);
    }
  }
}
