package dev.tenon;

import dev.tenon.ir.fluent.LayerOptions;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A convolution that brings images or sequences to the sizes of others, with as small a kernel as
 * possible.
 *
 * @param rank 4 for images, 3 for sequences
 */
record Projection(int rank, int filters, int kernel, int stride, Padding padding) {
  private static final int LARGEST_KERNEL = 7;

  /** The projection of {@code from} to {@code to}; empty for none, or where sizes are not known. */
  static Optional<Projection> of(Dims from, Dims to) {
    int rank = to.rank();
    if (from.rank() != rank
        || rank < 3
        || rank > 4
        || !from.dim(-1).isKnown()
        || !to.dim(-1).isKnown()) {
      return Optional.empty();
    }
    int filters = (int) to.known(rank - 1);
    Dims before = from.slice(1, rank - 1);
    Dims after = to.slice(1, rank - 1);
    if (before.sameAs(after)) {
      return Optional.of(new Projection(rank, filters, 1, 1, Padding.SAME));
    }
    if (!before.isKnown() || !after.isKnown()) {
      return Optional.empty();
    }
    int stride = Math.toIntExact((from.known(1) + to.known(1) - 1) / to.known(1));
    Stream<Projection> padded = Stream.of(new Projection(rank, filters, 1, stride, Padding.SAME));
    Stream<Projection> cut =
        IntStream.iterate(1, kernel -> kernel <= LARGEST_KERNEL, kernel -> kernel + 2)
            .boxed()
            .flatMap(
                kernel ->
                    IntStream.of(stride, stride - 1)
                        .filter(step -> step > 0)
                        .mapToObj(
                            step -> new Projection(rank, filters, kernel, step, Padding.VALID)));
    return Stream.concat(padded, cut).filter(each -> each.fits(from, to)).findFirst();
  }

  private boolean fits(Dims from, Dims to) {
    return IntStream.range(1, rank - 1)
        .allMatch(
            axis ->
                from.known(axis) >= kernel
                    && Shapes.convOutput(from.dim(axis), kernel, stride, 1, padding)
                        .sameAs(to.dim(axis)));
  }

  Layer layer() {
    if (rank == 3) {
      UnaryOperator<Conv1d.With> options = o -> o.stride(stride).padding(padding);
      return LayerOptions.layer(Conv1d.class, options, filters, kernel);
    }
    UnaryOperator<Conv2d.With> options = o -> o.stride(stride).padding(padding);
    return LayerOptions.layer(Conv2d.class, options, filters, kernel);
  }

  /** How it is written in a chain. */
  String call() {
    String strided = stride == 1 ? "" : ".stride(" + stride + ")";
    String padded = padding == Padding.SAME ? "" : ".padding(Padding." + padding + ")";
    String options = strided + padded;
    return "conv%dd(%d, %d%s)"
        .formatted(rank - 2, filters, kernel, options.isEmpty() ? "" : ", o -> o" + options);
  }

  /** How it is written on an element. */
  String annotation() {
    return "@Conv%dd(filters = %d, kernel = %d%s%s)"
        .formatted(
            rank - 2,
            filters,
            kernel,
            stride == 1 ? "" : ", stride = " + stride,
            padding == Padding.SAME ? "" : ", padding = Padding." + padding);
  }
}
