package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * The mean of each window of steps and channel.
 *
 * <p>Input {@code [N, T, C]}, output {@code [N, T', C]} with {@code T' = floor((T - size) / stride)
 * + 1}; with SAME padding {@code T' = ceil(T / stride)}, and the mean is that of the steps inside
 * the sequence, without masked ones. A padded sequence gives what it would give alone.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(AvgPool1d.Rule.class)
public @interface AvgPool1d {
  /** Number of steps that the window has. */
  int value();

  /** How far the window moves; 0, the default, is as far as it is long. */
  int stride() default 0;

  /** VALID, as usual for pooling, leaves out steps that fill no window. */
  Padding padding() default Padding.VALID;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link AvgPool1d#stride}. */
    With stride(int stride);

    /** See {@link AvgPool1d#padding}. */
    With padding(Padding padding);
  }

  /** See {@link AvgPool1d}. */
  record Rule(int value, int stride, Padding padding) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.positive("value", value);
      Options.notNegative("stride", stride);
    }

    /** What stands for the stride, also where another window is tried. */
    private int steps() {
      return stride == 0 ? value : stride;
    }

    @Override
    public Tensor apply(Tensor given) {
      Sequences.check(given);
      Tensor x = Sequences.usable(given, "avgPool1d");
      Tensor row = x.expandDims(1);
      if (padding == Padding.VALID) {
        Sequences.checkWindow(x, List.of(), "window", "PoolSize", "value", value);
      }
      return Sequences.masks(value, steps(), padding, List.of()).mean(row).squeeze(1);
    }
  }
}
