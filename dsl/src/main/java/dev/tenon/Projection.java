package dev.tenon;

import dev.tenon.ir.fluent.LayerOptions;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A convolution that brings images to the sizes of others, with as small a kernel as possible. */
record Projection(int filters, int kernel, int stride, Padding padding) {
  private static final int LARGEST_KERNEL = 7;

  /** The projection of images {@code from} to {@code to}, whose sizes are known; empty for none. */
  static Optional<Projection> of(Dims from, Dims to) {
    int stride = Math.toIntExact((from.known(1) + to.known(1) - 1) / to.known(1));
    Stream<Projection> padded =
        Stream.of(new Projection((int) to.known(3), 1, stride, Padding.SAME));
    Stream<Projection> cut =
        IntStream.iterate(1, kernel -> kernel <= LARGEST_KERNEL, kernel -> kernel + 2)
            .boxed()
            .flatMap(
                kernel ->
                    IntStream.of(stride, stride - 1)
                        .filter(step -> step > 0)
                        .mapToObj(
                            step ->
                                new Projection((int) to.known(3), kernel, step, Padding.VALID)));
    return Stream.concat(padded, cut).filter(each -> each.fits(from, to)).findFirst();
  }

  private boolean fits(Dims from, Dims to) {
    return IntStream.of(1, 2)
        .allMatch(
            axis ->
                from.known(axis) >= kernel
                    && Shapes.convOutput(from.dim(axis), kernel, stride, 1, padding)
                        .sameAs(to.dim(axis)));
  }

  Layer layer() {
    UnaryOperator<Conv2d.With> options = o -> o.stride(stride).padding(padding);
    return LayerOptions.layer(Conv2d.class, options, filters, kernel);
  }

  /** How it is written in a chain. */
  String call() {
    String strided = stride == 1 ? "" : ".stride(" + stride + ")";
    String padded = padding == Padding.SAME ? "" : ".padding(Padding." + padding + ")";
    String options = strided + padded;
    return "conv2d(%d, %d%s)"
        .formatted(filters, kernel, options.isEmpty() ? "" : ", o -> o" + options);
  }

  /** How it is written on an element. */
  String annotation() {
    return "@Conv2d(filters = %d, kernel = %d%s%s)"
        .formatted(
            filters,
            kernel,
            stride == 1 ? "" : ", stride = " + stride,
            padding == Padding.SAME ? "" : ", padding = Padding." + padding);
  }
}
