package dev.tenon;

import dev.tenon.ir.op.Convolutions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * A convolution of sequences: every output is a weighted sum of the steps in a window around it.
 *
 * <p>Input {@code [N, T, C]}, kernel {@code [kernel, C / groups, filters]}, bias {@code [filters]},
 * output {@code [N, T', filters]}. SAME padding makes {@code T' = ceil(T / stride)}, VALID {@code
 * T' = floor((T - window) / stride) + 1} with {@code window = dilation * (kernel - 1) + 1}. With
 * {@code pad = {window - 1, 0}} no output sees a later step.
 *
 * <p>Masked steps count as zeros. A padded sequence gives what it would give alone: with SAME
 * padding and a stride, windows of each begin where they would without what is masked at its end.
 *
 * @see <a href="https://arxiv.org/abs/1609.03499">van den Oord et al., WaveNet</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Conv1d.Rule.class)
public @interface Conv1d {
  /** Number of channels of the output. */
  int filters();

  /** Number of steps that the window has. */
  int kernel();

  /** How far the window moves. */
  int stride() default 1;

  /** What is added at both ends; {@link #pad} says it in numbers. */
  Padding padding() default Padding.SAME;

  /**
   * Zeros at the ends, instead of {@link #padding}: one number for both, or two for before and
   * after.
   */
  int[] pad() default {};

  /** Distance of the steps of the window. */
  int dilation() default 1;

  /** Into how many groups channels and filters are split, each seeing its own only. */
  int groups() default 1;

  /** Number of channels of the input, checked where it is stated; inferred by default. */
  int channels() default 0;

  /** Whether a bias is added to each filter. */
  boolean bias() default true;

  /** Applied to the output. */
  Act activation() default Act.LINEAR;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Conv1d#stride}. */
    With stride(int stride);

    /** See {@link Conv1d#padding}. */
    With padding(Padding padding);

    /** See {@link Conv1d#pad}. */
    With pad(int... pad);

    /** See {@link Conv1d#dilation}. */
    With dilation(int dilation);

    /** See {@link Conv1d#groups}. */
    With groups(int groups);

    /** See {@link Conv1d#channels}. */
    With channels(int channels);

    /** See {@link Conv1d#bias}. */
    With bias(boolean bias);

    /** See {@link Conv1d#activation}. */
    With activation(Layer activation);
  }

  /** See {@link Conv1d}. */
  record Rule(
      int filters,
      int kernel,
      int stride,
      Padding padding,
      List<Integer> pad,
      int dilation,
      int groups,
      int channels,
      boolean bias,
      Layer activation)
      implements Layer {
    /** Checks the options. */
    public Rule {
      Options.positive("filters", filters);
      Options.positive("kernel", kernel);
      Options.positive("stride", stride);
      Options.positive("dilation", dilation);
      Options.positive("groups", groups);
      Options.notNegative("channels", channels);
      if (!pad.isEmpty()) {
        pad = Sequences.pads("pad", pad);
        padding = Padding.VALID;
      }
    }

    @Override
    public Tensor apply(Tensor given) {
      Sequences.check(given);
      Tensor x = Sequences.usable(given, "conv1d");
      Conv2d.Rule.checkChannels(x, channels, groups, filters);
      long window = Shapes.window(kernel, dilation);
      Tensor row = x.expandDims(1);
      if (padding == Padding.VALID) {
        Sequences.checkWindow(x, pad, "kernel", "ConvKernel", "kernel", window);
      }
      Dims kernelDims = Dims.of(kernel, x.dims().known(-1) / groups, filters);
      WindowMasks masks = Sequences.masks(Math.toIntExact(window), stride, padding, pad);
      WindowMasks.Input input = masks.input(row);
      Tensor convolved =
          x.trace()
              .apply(
                  new Convolutions.Conv2d(
                      List.of(1, stride), List.of(1, dilation), input.padding(), groups),
                  Sequences.pad(WindowMasks.filled(input.x()), pad, 0),
                  x.kernel("kernel", kernelDims, Init.GLOROT_UNIFORM).expandDims(0));
      Tensor masked = masks.of(row, convolved);
      return activation.apply(Images.shift(masked.squeeze(1), bias));
    }
  }
}
