package dev.tenon;

import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Shaping;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Checks and steps that layers of images {@code [N, H, W, C]} share. */
final class Images {
  private Images() {}

  /** Checks that {@code x} is a batch of images with a known number of channels. */
  static void check(Tensor x) {
    if (x.dims().rank() != 4) {
      Problem problem =
          Problem.of("ImageRank", "takes [N H W C], but its input is [%s]", x.dims())
              .because(x)
              .wantsRank(x, 4)
              .fix("keep rows and columns up to here, or put @Reshape with four sizes before it");
      boolean joined = x.node().primitive() instanceof Shaping.Reshape;
      for (String sizes : joined ? List.<String>of() : images(x)) {
        problem = problem.orBefore(Reshape.class, sizes);
      }
      throw problem;
    }
    Options.floating(x);
    Options.channels("ImageChannels", x);
    Role.expect(x, Role.ofImages());
  }

  /** The sizes of images that {@code x} may hold. */
  private static List<String> images(Tensor x) {
    Dims dims = x.dims();
    if (dims.rank() == 3 && !dims.dim(0).isKnown()) {
      return List.of(dims.append(Dim.of(1)).toString());
    }
    if (dims.rank() != 2 || !dims.dim(1).isKnown()) {
      return List.of();
    }
    boolean given = x.trace().inputs().values().stream().anyMatch(i -> i.dims().equals(dims));
    return (given
            ? IntStream.of(1, 3, 4).boxed()
            : IntStream.rangeClosed(3, 10)
                .map(i -> 1 << i)
                .boxed()
                .sorted(Comparator.reverseOrder()))
        .filter(channels -> isSquare(dims.known(1), channels))
        .map(
            channels -> {
              long side = Math.round(Math.sqrt((double) dims.known(1) / channels));
              return Dims.of(dims.dim(0), side, side, channels).toString();
            })
        .limit(1)
        .toList();
  }

  private static boolean isSquare(long count, int channels) {
    long side = Math.round(Math.sqrt((double) count / channels));
    return side > 3 && side * side * channels == count;
  }

  /** {@code problem} of a window, which channels-first images explain where these look so. */
  private static Problem ordered(Problem problem, Tensor x) {
    Dims dims = x.dims();
    boolean first =
        dims.dim(1).isKnown() && dims.known(1) <= 4 && dims.dim(3).isKnown() && dims.known(3) >= 8;
    return first ? problem.wantsOrder(x, 0, 2, 3, 1) : problem;
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
                  "has %2$d numbers for %1$s; that takes 1, 2 (height, width) or 4 (top, bottom,"
                      + " left, right)",
                  option,
                  pad.size())
              .at(option)
              .fix("write one number for all sides, such as 1");
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

  /** What becomes of masks where a window with these options moves over images. */
  static WindowMasks masks(
      List<Integer> size,
      List<Integer> dilation,
      List<Integer> stride,
      Padding padding,
      List<Integer> pad) {
    List<Integer> window =
        List.of(
            Math.toIntExact(Shapes.window(size.get(0), dilation.get(0))),
            Math.toIntExact(Shapes.window(size.get(1), dilation.get(1))));
    return new WindowMasks(window, stride, padding, pad.isEmpty() ? List.of(0, 0, 0, 0) : pad);
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
                      ordered(
                          Problem.of(
                              "ConvKernel",
                              "has a kernel of %d x %d, which does not fit into %s x %s: its input"
                                  + " is [%s]",
                              Shapes.window(kernel.get(0), dilation.get(0)),
                              Shapes.window(kernel.get(1), dilation.get(1)),
                              x.dims().dim(1),
                              x.dims().dim(2),
                              x.dims()),
                          x),
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
                      leftOut(
                          ordered(
                              Problem.of(
                                  "PoolSize",
                                  "has a window of %d x %d, which does not fit into %s x %s: its"
                                      + " input is [%s]",
                                  size.get(0),
                                  size.get(1),
                                  x.dims().dim(1),
                                  x.dims().dim(2),
                                  x.dims()),
                              x),
                          available),
                      "value",
                      available)
                  .because(x, axis)
                  .fix("pool less often, use a smaller window, or padding = SAME"));
    }
  }

  /** {@code problem} of a window over {@code available} pixels: one pixel needs no pooling. */
  private static Problem leftOut(Problem problem, Dim available) {
    return available.equals(Dim.of(1)) ? problem.or(new Remedy.Drop()) : problem;
  }

  /** {@code problem}, which a window that fits may mend, or padding. */
  private static Problem smaller(Problem problem, String option, Dim available) {
    Problem padded = problem.at(option).orWrite("padding", Padding.SAME);
    return available.isKnown() ? padded.orWrite(option, List.of((int) available.known())) : padded;
  }
}
