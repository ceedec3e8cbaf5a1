package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Type;
import dev.tenon.ir.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the sizes of a parameter the other way round: {@code "VOCABULARY WIDTH"} for {@code "WIDTH
 * VOCABULARY"}. That keeps each number that is written.
 */
final class SwappedSizes {
  private SwappedSizes() {}

  /** What {@code text} stores with {@code size} along {@code axis}, where another axis has that. */
  static Optional<Candidate> of(Place text, int axis, Dim size) {
    Type type = text.output().type();
    Dims dims = type.dims();
    return IntStream.range(0, isStored(text) ? dims.rank() : 0)
        .filter(other -> other != axis && dims.dim(other).equals(size))
        .mapToObj(other -> dims.with(other, dims.dim(axis)).with(axis, size))
        .map(swapped -> new Candidate(text, new Remedy.Sizes(type.with(swapped))))
        .findFirst();
  }

  /** Whether {@code change} is one of these. */
  static boolean is(Candidate change) {
    return isStored(change.place())
        && change.remedy() instanceof Remedy.Sizes sizes
        && !sizes.type().equals(change.place().output().type())
        && sorted(sizes.type()).equals(sorted(change.place().output().type()));
  }

  private static List<String> sorted(Type type) {
    return type.dims().toList().stream().map(Dim::toString).sorted().toList();
  }

  private static boolean isStored(Place place) {
    return place.isText() && place.output().node().primitive() instanceof Source.Read;
  }
}
