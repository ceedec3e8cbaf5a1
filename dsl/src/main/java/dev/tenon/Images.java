package dev.tenon;

import dev.tenon.ir.Require;
import dev.tenon.ir.op.Pieces;
import java.util.List;

/** Checks and steps that layers of images {@code [N, H, W, C]} share. */
final class Images {
  private Images() {}

  /** Checks that {@code x} is a batch of images with a known number of channels. */
  static void check(Tensor x) {
    if (x.dims().rank() != 4) {
      throw Problem.of("ImageRank", "takes [N, H, W, C], but its input is [%s]", x.dims())
          .because(x)
          .orBefore(Reshape.class, x.dims().append(Dim.of(1)).toString())
          .fix("put it before @Flatten, or @Reshape with four sizes before it");
    }
    Options.floating(x);
    if (!x.dims().dim(-1).isKnown()) {
      throw Problem.of(
              "ImageChannels",
              "needs a known number of channels, not %s: its input is [%s]",
              x.dims().dim(-1),
              x.dims())
          .fix("let the last size of the @Input be a number");
    }
    Role.expect(x, Role.ofImages());
  }

  /** Zeros to add as [top, bottom, left, right], of none, 1, 2 or 4 numbers. */
  static List<Integer> pads(String option, List<Integer> pad) {
    pad.forEach(number -> Options.notNegative(option, number));
    return switch (pad.size()) {
      case 0 -> List.of(0, 0, 0, 0);
      case 1 -> List.of(pad.get(0), pad.get(0), pad.get(0), pad.get(0));
      case 2 -> List.of(pad.get(0), pad.get(0), pad.get(1), pad.get(1));
      case 4 -> List.copyOf(pad);
      default ->
          throw Problem.of(
                  "PadNumbers",
                  "has %2$d numbers for %1$s; that takes 1, 2 (height, width) or 4 (top, bottom, left, right)",
                  option,
                  pad.size())
              .at(option)
              .fix("write " + option + " = 1 for all sides");
    };
  }

  /** {@code value} added around each image, as {@code pads} says: [top, bottom, left, right]. */
  static Tensor pad(Tensor x, List<Integer> pads, double value) {
    if (pads.stream().allMatch(p -> p == 0)) {
      return x;
    }
    Dims before = Dims.of(0, pads.get(0), pads.get(2), 0);
    Dims after = Dims.of(0, pads.get(1), pads.get(3), 0);
    return x.trace().apply(new Pieces.Pad(before, after, value), x);
  }

  /** {@code x} and, if wanted, the layer's trained bias for each channel. */
  static Tensor shift(Tensor x, boolean bias) {
    Role.CHANNEL.of(x, -1);
    return bias ? x.biasAdd(x.parameter("bias", Dims.of(x.dims().dim(-1)), Init.ZEROS)) : x;
  }

  /** Checks that a kernel fits into the images {@code x}, which are padded already. */
  static void checkKernel(Tensor x, List<Integer> kernel, List<Integer> dilation) {
    for (int i = 0; i < 2; i++) {
      Dim available = x.dims().dim(1 + i);
      int axis = 1 + i;
      Require.atLeast(
          available,
          Shapes.window(kernel.get(i), dilation.get(i)),
          () ->
              smaller(
                      Problem.of(
                          "ConvKernel",
                          "has a kernel of %d x %d, which does not fit into %s x %s: its input is [%s]",
                          Shapes.window(kernel.get(0), dilation.get(0)),
                          Shapes.window(kernel.get(1), dilation.get(1)),
                          x.dims().dim(1),
                          x.dims().dim(2),
                          x.dims()),
                      "kernel",
                      available)
                  .because(x, axis)
                  .fix("use a smaller kernel, or padding = SAME"));
    }
  }

  /** Checks that a pooling window fits into the images {@code x}. */
  static void checkPool(Tensor x, List<Integer> size) {
    for (int i = 0; i < 2; i++) {
      Dim available = x.dims().dim(1 + i);
      int axis = 1 + i;
      Require.atLeast(
          available,
          size.get(i),
          () ->
              smaller(
                      Problem.of(
                          "PoolSize",
                          "has a window of %d x %d, which does not fit into %s x %s: its input is [%s]",
                          size.get(0),
                          size.get(1),
                          x.dims().dim(1),
                          x.dims().dim(2),
                          x.dims()),
                      "value",
                      available)
                  .because(x, axis)
                  .fix("pool less often, use a smaller window, or padding = SAME"));
    }
  }

  /** {@code problem}, which a window that fits may mend, or padding. */
  private static Problem smaller(Problem problem, String option, Dim available) {
    Problem padded = problem.at(option).orWrite("padding", Padding.SAME);
    return available.isKnown() ? padded.orWrite(option, List.of((int) available.known())) : padded;
  }
}
