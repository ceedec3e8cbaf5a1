package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collections;
import java.util.List;

/**
 * The largest value of each window of steps and channel.
 *
 * <p>Input {@code [N, T, C]}, output {@code [N, T', C]} with {@code T' = floor((T - size) / stride)
 * + 1}; with SAME padding {@code T' = ceil(T / stride)}. What is added at the ends is never the
 * largest, nor is a masked step. A padded sequence gives what it would give alone.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(MaxPool1d.Rule.class)
public @interface MaxPool1d {
  /** Number of steps that the window has. */
  int value();

  /** How far the window moves; 0, the default, is as far as it is long. */
  int stride() default 0;

  /** VALID, as usual for pooling, leaves out steps that fill no window. */
  Padding padding() default Padding.VALID;

  /**
   * What is added at the ends, instead of {@link #padding}: one number for both, or two for before
   * and after.
   */
  int[] pad() default {};

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link MaxPool1d#stride}. */
    With stride(int stride);

    /** See {@link MaxPool1d#padding}. */
    With padding(Padding padding);

    /** See {@link MaxPool1d#pad}. */
    With pad(int... pad);
  }

  /** See {@link MaxPool1d}. */
  record Rule(int value, int stride, Padding padding, List<Integer> pad) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.positive("value", value);
      Options.notNegative("stride", stride);
      if (!pad.isEmpty()) {
        pad = Sequences.pads("pad", pad);
        padding = Padding.VALID;
      }
      int most = pad.isEmpty() ? 0 : Collections.max(pad);
      if (most >= value) {
        throw Problem.of(
                "PoolPad",
                "has a pad of %d, which can leave a window of %d without an element",
                most,
                value)
            .at("pad")
            .fix("use a pad below the size of the window");
      }
    }

    /** What stands for the stride, also where another window is tried. */
    private int steps() {
      return stride == 0 ? value : stride;
    }

    @Override
    public Tensor apply(Tensor given) {
      Sequences.check(given);
      Tensor x = Sequences.usable(given, "maxPool1d");
      Tensor row = x.expandDims(1);
      if (padding == Padding.VALID) {
        Sequences.checkWindow(x, pad, "window", "PoolSize", "value", value);
      }
      return Sequences.masks(value, steps(), padding, pad)
          .largest(row, Sequences.pad(row, pad, Double.NEGATIVE_INFINITY))
          .squeeze(1);
    }
  }
}
