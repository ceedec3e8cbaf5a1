package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Type;
import dev.tenon.ir.Source;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Images whose sides can be halved as often as a model does it, where sides differ by what was lost
 * to that: 28 halves to 14, 7 and 3, and 3 doubles to 6.
 */
final class ImageSizes {
  /** Pixels by which halving and doubling back may differ. */
  private static final int MOST_LOST = 3;

  private final List<Place> places;

  /** Of a model that applied what stands at {@code places} so far. */
  ImageSizes(List<Place> places) {
    this.places = places;
  }

  /** What may be stated of the image, the nearest sizes first. */
  List<Candidate> of(Want.Size want, Dim actual) {
    boolean rounded =
        want.tensor().dims().rank() == 4
            && (want.axis() == 1 || want.axis() == 2)
            && actual.isKnown()
            && want.size().isKnown()
            && Math.abs(actual.known() - want.size().known()) <= MOST_LOST;
    if (!rounded) {
      return List.of();
    }
    return Derivation.deciding(places, want.tensor(), want.axis()).stream()
        .filter(place -> place.isText() && isImage(place.output().dims()))
        .findFirst()
        .map(text -> near(text).map(type -> stating(text, type.dims())).toList())
        .orElse(List.of());
  }

  /** {@code dims} of {@code image}, and the same sides of what has a number for each pixel. */
  private Candidate stating(Place image, Dims dims) {
    Dims before = image.output().dims();
    List<Candidate> others =
        places.stream()
            .filter(place -> place.isText() && place != image)
            .filter(place -> place.output().node().primitive() instanceof Source.Input)
            .filter(place -> place.output().dims().rank() > 2)
            .filter(place -> place.output().dims().slice(1, 3).equals(before.slice(1, 3)))
            .map(place -> sized(place, dims))
            .toList();
    return new Candidate(image, sized(image, dims).remedy(), others);
  }

  private static Candidate sized(Place text, Dims sides) {
    Type type = text.output().type();
    Dims dims = type.dims().with(1, sides.dim(1)).with(2, sides.dim(2));
    return new Candidate(text, new Remedy.Sizes(type.with(dims)));
  }

  private static boolean isImage(Dims dims) {
    return dims.rank() == 4 && dims.slice(1, 3).isKnown();
  }

  private Stream<Type> near(Place text) {
    Type type = text.output().type();
    Dims dims = type.dims();
    long multiple = halved(dims);
    // one multiple for all levels: less would mend the first level alone
    Dims larger = to(multiple, dims, multiple - 1);
    Dims smaller = to(multiple, dims, 0);
    boolean nearer = distance(smaller, dims) < distance(larger, dims);
    return (nearer ? Stream.of(smaller, larger) : Stream.of(larger))
        .filter(other -> !other.equals(dims) && other.known(1) > 0 && other.known(2) > 0)
        .map(type::with);
  }

  private static Dims to(long multiple, Dims dims, long more) {
    return dims.with(1, (dims.known(1) + more) / multiple * multiple)
        .with(2, (dims.known(2) + more) / multiple * multiple);
  }

  private static long distance(Dims one, Dims other) {
    return LongStream.of(1, 2)
        .map(axis -> Math.abs(one.known((int) axis) - other.known((int) axis)))
        .sum();
  }

  /** By how much the smallest map of the model is smaller than its images: a power of 2. */
  private long halved(Dims image) {
    long smallest =
        places.stream()
            .filter(place -> place.output() != null && isImage(place.output().dims()))
            .mapToLong(place -> place.output().dims().known(1))
            .filter(side -> side > 1)
            .min()
            .orElse(image.known(1));
    return Math.max(2, Long.highestOneBit(Math.max(1, image.known(1) / smallest)));
  }
}
