package dev.tenon;

import dev.tenon.ir.Counted;
import dev.tenon.ir.mend.Want;
import dev.tenon.ir.op.Convolutions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A convolution of images: every output is a weighted sum of the inputs in a window around it.
 *
 * <p>Input {@code [N, H, W, C]}, kernel {@code [height, width, C / groups, filters]}, bias {@code
 * [filters]}, output {@code [N, H', W', filters]}. SAME padding makes {@code H' = ceil(H /
 * stride)}, VALID {@code H' = floor((H - window) / stride) + 1} with {@code window = dilation *
 * (kernel - 1) + 1}.
 *
 * @see <a href="https://doi.org/10.1109/5.726791">LeCun et al., Gradient-based learning applied to
 *     document recognition</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Conv2d.Rule.class)
public @interface Conv2d {
  /** Number of channels of the output. */
  int filters();

  /** Size of the window: one number, or height and width. */
  int[] kernel();

  /** How far the window moves: one number, or one for height and one for width. */
  int[] stride() default 1;

  /** What is added at the borders; {@link #pad} says it in numbers. */
  Padding padding() default Padding.SAME;

  /**
   * Zeros at the borders, instead of {@link #padding}: one number for all sides, two for height and
   * width, or four for top, bottom, left and right.
   */
  int[] pad() default {};

  /** Distance of the taps of the window: one number, or one for height and one for width. */
  int[] dilation() default 1;

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
    /** See {@link Conv2d#stride}. */
    With stride(int... stride);

    /** See {@link Conv2d#padding}. */
    With padding(Padding padding);

    /** See {@link Conv2d#pad}. */
    With pad(int... pad);

    /** See {@link Conv2d#dilation}. */
    With dilation(int... dilation);

    /** See {@link Conv2d#groups}. */
    With groups(int groups);

    /** See {@link Conv2d#channels}. */
    With channels(int channels);

    /** See {@link Conv2d#bias}. */
    With bias(boolean bias);

    /** See {@link Conv2d#activation}. */
    With activation(Layer activation);
  }

  /** See {@link Conv2d}. */
  record Rule(
      int filters,
      List<Integer> kernel,
      List<Integer> stride,
      Padding padding,
      List<Integer> pad,
      List<Integer> dilation,
      int groups,
      int channels,
      boolean bias,
      Layer activation)
      implements Layer {
    /** Checks the options. */
    public Rule {
      Options.positive("filters", filters);
      kernel = Options.pair("kernel", kernel);
      stride = Options.pair("stride", stride);
      dilation = Options.pair("dilation", dilation);
      Options.positive("groups", groups);
      Options.notNegative("channels", channels);
      if (!pad.isEmpty()) {
        pad = Images.pads("pad", pad);
        padding = Padding.VALID;
      }
    }

    @Override
    public Tensor apply(Tensor given) {
      Images.check(given);
      checkChannels(given, channels, groups, filters);
      Tensor x = WindowMasks.usable(given, "conv2d");
      WindowMasks masks = Images.masks(kernel, dilation, stride, padding, pad);
      WindowMasks.Input input = masks.input(x);
      Tensor filled = WindowMasks.filled(input.x());
      Tensor padded = pad.isEmpty() ? filled : Images.pad(filled, pad, 0);
      if (padding == Padding.VALID) {
        Images.checkKernel(padded, kernel, dilation);
      }
      Dims kernelDims = Dims.of(kernel.get(0), kernel.get(1), x.dims().known(-1) / groups, filters);
      Tensor convolved =
          x.trace()
              .apply(
                  new Convolutions.Conv2d(stride, dilation, input.padding(), groups),
                  padded,
                  x.kernel("kernel", kernelDims, Init.GLOROT_UNIFORM));
      Tensor masked = masks.of(x, convolved);
      return activation.apply(Images.shift(masked, bias));
    }

    /** Checks that {@code x} has the stated channels, which split into groups as filters do. */
    static void checkChannels(Tensor x, int channels, int groups, int filters) {
      long received = x.dims().known(-1);
      if (channels != 0 && channels != received) {
        Problem problem =
            Problem.of(
                    "ConvChannels",
                    "declares %s but receives %d: its input is [%s]",
                    Counted.plain(channels, "channel"),
                    received,
                    x.dims())
                .at("channels")
                .because(x, -1)
                .wants(new Want.Stated(x, x.dims().axis(-1), Dim.of(channels)));
        if (x.dims().dim(1).equals(Dim.of(channels))) {
          List<Integer> last = new ArrayList<>(List.of(0));
          IntStream.range(2, x.dims().rank()).forEach(last::add);
          last.add(1);
          throw problem
              .wantsOrder(x, last.toArray(Integer[]::new))
              .standIn(x.type().with(x.dims().with(-1, Dim.of(filters))))
              .fix("put the channels last: [%s]".formatted(x.dims().permute(last)));
        }
        throw problem
            .orRemove("channels")
            .orWrite("channels", (int) received)
            .fix("remove channels (it is inferred), or write channels = " + received);
      }
      if (received % groups != 0 || filters % groups != 0) {
        throw uneven(x, received, groups, filters);
      }
    }

    private static Problem uneven(Tensor x, long received, int groups, int filters) {
      boolean input = received % groups != 0;
      Problem problem =
          Problem.of(
                  "ConvGroups",
                  "cannot split %s into %s: its input is [%s]",
                  input ? Counted.plain(received, "channel") : Counted.plain(filters, "filter"),
                  Counted.plain(groups, "group"),
                  x.dims())
              .at("groups")
              .because(x, -1)
              .orWrite(
                  "groups", Shapes.nearestDivisor(Shapes.commonDivisor(received, filters), groups))
              .orRemove("groups")
              .fix("use a common divisor of " + received + " and " + filters);
      for (int multiple : Shapes.nearMultiples(input ? received : filters, groups)) {
        problem =
            input ? problem.wants(x, -1, Dim.of(multiple)) : problem.orWrite("filters", multiple);
      }
      return problem;
    }
  }
}
