package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import java.util.Optional;

/** Shape texts of one image, as others store it: {@code "3 128 128"}. */
final class BatchlessImages {
  private static final long MOST_CHANNELS = 4;
  private static final long LEAST_SIDE = 8;

  private BatchlessImages() {}

  /** A batch of images with their channels last, where {@code stated} is one with them first. */
  static Optional<Dims> channelsLast(Dims stated) {
    boolean first =
        stated.rank() == 3
            && stated.isKnown()
            && stated.known(0) <= MOST_CHANNELS
            && stated.known(1) >= LEAST_SIDE
            && stated.known(2) >= LEAST_SIDE;
    return first
        ? Optional.of(Dims.of(Dim.named("N"), stated.dim(1), stated.dim(2), stated.dim(0)))
        : Optional.empty();
  }
}
