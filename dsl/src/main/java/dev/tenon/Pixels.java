package dev.tenon;

import dev.tenon.ir.Trace;
import dev.tenon.ir.op.RandomNumbers;
import java.util.function.UnaryOperator;

/** Steps of the layers that vary images {@code [N, H, W, C]}, of bytes or floating numbers. */
final class Pixels {
  private Pixels() {}

  /** Checks that {@code x} is a batch of images. */
  static void check(Tensor x) {
    if (x.dims().rank() != 4) {
      throw Problem.of("ImageRank", "takes [N H W C], but its input is [%s]", x.dims())
          .because(x)
          .orBefore(Reshape.class, x.dims().append(Dim.of(1)).toString())
          .fix("put it before @Flatten, or @Reshape with four sizes before it");
    }
    if (!x.dtype().isFloating() && x.dtype() != DType.UINT8) {
      throw Problem.of(
              "PixelType", "takes bytes or floating numbers, but its input is [%s]", x.type())
          .fix("let the @Input be uint8, or put @Normalize before it");
    }
  }

  /** A number for each image, {@code [N, 1, 1, 1]}, uniform from {@code low} to {@code high}. */
  static Tensor randomEach(Tensor x, double low, double high) {
    Trace trace = x.trace();
    DType dtype = x.dtype().isFloating() ? x.dtype() : trace.floatType();
    return Tensors.random(
        trace,
        new RandomNumbers.RandomUniform(
            Dims.of(x.dims().dim(0), 1, 1, 1), dtype, low, high, trace.salt()));
  }

  /** What {@code change} makes of floating numbers, as {@code x}'s type again. */
  static Tensor recolor(Tensor x, UnaryOperator<Tensor> change) {
    if (x.dtype().isFloating()) {
      return change.apply(x);
    }
    Tensor changed = change.apply(x.cast(x.trace().floatType()));
    Tensor bounded = changed.maximum(changed.scalar(0)).minimum(changed.scalar(255));
    return bounded.plus(0.5).cast(x.dtype()); // a cast drops the fraction
  }
}
