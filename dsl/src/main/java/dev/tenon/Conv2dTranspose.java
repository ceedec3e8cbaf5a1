package dev.tenon;

import dev.tenon.ir.op.Convolutions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * A transposed convolution of images, which makes them larger: every input adds its weighted window
 * to the output.
 *
 * <p>Input {@code [N, H, W, C]}, kernel {@code [height, width, filters, C]}, bias {@code
 * [filters]}, output {@code [N, H', W', filters]}. SAME padding makes {@code H' = H * stride},
 * VALID {@code H' = (H - 1) * stride + max(kernel, stride)}. It is the gradient of {@link Conv2d}
 * towards its input.
 *
 * @see <a href="https://arxiv.org/abs/1603.07285">Dumoulin and Visin, A guide to convolution
 *     arithmetic</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Conv2dTranspose.Rule.class)
public @interface Conv2dTranspose {
  /** Number of channels of the output. */
  int filters();

  /** Size of the window: one number, or height and width. */
  int[] kernel();

  /** How far apart the windows of neighbours are: one number, or height and width. */
  int[] stride() default 1;

  /** SAME cuts the output to {@code H * stride}, VALID keeps all of every window. */
  Padding padding() default Padding.SAME;

  /** Whether a bias is added to each filter. */
  boolean bias() default true;

  /** Applied to the output. */
  Act activation() default Act.LINEAR;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Conv2dTranspose#stride}. */
    With stride(int... stride);

    /** See {@link Conv2dTranspose#padding}. */
    With padding(Padding padding);

    /** See {@link Conv2dTranspose#bias}. */
    With bias(boolean bias);

    /** See {@link Conv2dTranspose#activation}. */
    With activation(Layer activation);
  }

  /** See {@link Conv2dTranspose}. */
  record Rule(
      int filters,
      List<Integer> kernel,
      List<Integer> stride,
      Padding padding,
      boolean bias,
      Layer activation)
      implements Layer {
    private static final List<Integer> DENSE = List.of(1, 1);

    /** Checks the options. */
    public Rule {
      Options.positive("filters", filters);
      kernel = Options.pair("kernel", kernel);
      stride = Options.pair("stride", stride);
    }

    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      long channels = x.dims().known(-1);
      Dims output = x.dims().with(-1, filters);
      for (int i = 0; i < 2; i++) {
        Dim size =
            Shapes.transposedOutput(x.dims().dim(1 + i), kernel.get(i), stride.get(i), 1, padding);
        output = output.with(1 + i, size);
      }
      Dims kernelDims = Dims.of(kernel.get(0), kernel.get(1), filters, channels);
      Tensor images = WindowMasks.usable(x, "conv2dTranspose");
      Tensor convolved =
          x.trace()
              .apply(
                  new Convolutions.Conv2dBackpropInput(output, stride, DENSE, padding, 1),
                  x.kernel("kernel", kernelDims, Init.GLOROT_UNIFORM),
                  WindowMasks.filled(images));
      Tensor shifted = Images.shift(convolved, bias);
      return activation.apply(
          WindowMasks.has(images)
              ? shifted.masked(GrownMasks.written(images, kernel, stride, padding))
              : shifted);
    }
  }
}
