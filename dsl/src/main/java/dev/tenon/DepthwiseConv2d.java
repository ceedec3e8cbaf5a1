package dev.tenon;

import dev.tenon.ir.op.Convolutions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * A convolution of each channel of images by itself; a 1 x 1 {@link Conv2d} after it mixes them.
 *
 * <p>Input {@code [N, H, W, C]}, kernel {@code [height, width, 1, C * multiplier]}, bias {@code [C
 * * multiplier]}, output {@code [N, H', W', C * multiplier]}, the filters of the first channel
 * first; {@code H'} and {@code W'} as for {@link Conv2d}.
 *
 * @see <a href="https://arxiv.org/abs/1704.04861">Howard et al., MobileNets</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(DepthwiseConv2d.Rule.class)
public @interface DepthwiseConv2d {
  /** Size of the window: one number, or height and width. */
  int[] kernel();

  /** How far the window moves: one number, or one for height and one for width. */
  int[] stride() default 1;

  /** Number of filters for each channel. */
  int multiplier() default 1;

  /** What is added at the borders; {@link #pad} says it in numbers. */
  Padding padding() default Padding.SAME;

  /**
   * Zeros at the borders, instead of {@link #padding}: one number for all sides, two for height and
   * width, or four for top, bottom, left and right.
   */
  int[] pad() default {};

  /** Distance of the taps of the window: one number, or one for height and one for width. */
  int[] dilation() default 1;

  /** Whether a bias is added to each filter. */
  boolean bias() default true;

  /** Applied to the output. */
  Act activation() default Act.LINEAR;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link DepthwiseConv2d#stride}. */
    With stride(int... stride);

    /** See {@link DepthwiseConv2d#multiplier}. */
    With multiplier(int multiplier);

    /** See {@link DepthwiseConv2d#padding}. */
    With padding(Padding padding);

    /** See {@link DepthwiseConv2d#pad}. */
    With pad(int... pad);

    /** See {@link DepthwiseConv2d#dilation}. */
    With dilation(int... dilation);

    /** See {@link DepthwiseConv2d#bias}. */
    With bias(boolean bias);

    /** See {@link DepthwiseConv2d#activation}. */
    With activation(Layer activation);
  }

  /** See {@link DepthwiseConv2d}. */
  record Rule(
      List<Integer> kernel,
      List<Integer> stride,
      int multiplier,
      Padding padding,
      List<Integer> pad,
      List<Integer> dilation,
      boolean bias,
      Layer activation)
      implements Layer {
    /** Checks the options. */
    public Rule {
      kernel = Options.pair("kernel", kernel);
      stride = Options.pair("stride", stride);
      Options.positive("multiplier", multiplier);
      dilation = Options.pair("dilation", dilation);
      if (!pad.isEmpty()) {
        pad = Images.pads("pad", pad);
        padding = Padding.VALID;
      }
    }

    @Override
    public Tensor apply(Tensor given) {
      Images.check(given);
      Tensor x = WindowMasks.usable(given, "depthwiseConv2d");
      int channels = Math.toIntExact(x.dims().known(-1));
      WindowMasks masks = Images.masks(kernel, dilation, stride, padding, pad);
      WindowMasks.Input input = masks.input(x);
      Tensor filled = WindowMasks.filled(input.x());
      Tensor padded = pad.isEmpty() ? filled : Images.pad(filled, pad, 0);
      if (padding == Padding.VALID) {
        Images.checkKernel(padded, kernel, dilation);
      }
      int taps = Math.multiplyExact(kernel.get(0), kernel.get(1));
      Dims kernelDims =
          Dims.of(kernel.get(0), kernel.get(1), 1, Math.multiplyExact(channels, multiplier));
      // Glorot's limit, of the one channel that a filter sees
      double limit = Math.sqrt(6.0 / (taps + (double) taps * multiplier));
      Tensor convolved =
          x.trace()
              .apply(
                  new Convolutions.Conv2d(stride, dilation, input.padding(), channels),
                  padded,
                  x.kernel("kernel", kernelDims, Init.uniform(-limit, limit)));
      Tensor masked = masks.of(x, convolved);
      return activation.apply(Images.shift(masked, bias));
    }
  }
}
