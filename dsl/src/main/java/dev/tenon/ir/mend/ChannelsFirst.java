package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Reshape;
import dev.tenon.Tensor;
import dev.tenon.ir.Source;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds images that are made of features and do not have their channels last: {@code "N 128 7 7"}.
 */
final class ChannelsFirst {
  private static final String SIZES = "value";

  /** Grey, red green blue, and these with opacity. */
  private static final Set<Dim> COLOURS = Set.of(Dim.of(1), Dim.of(3), Dim.of(4));

  private static final long MOST_COLOURS = 4;

  /** Pixels of the smallest side that is not rather a number of channels. */
  private static final long LEAST_SIDE = 8;

  private ChannelsFirst() {}

  /** The reshape at {@code place} to {@code "N 7 7 128"}, where both other sizes are equal. */
  static Optional<Candidate> of(Place place) {
    Tensor made = place.output();
    boolean images =
        made != null
            && place.layer() != null
            && made.dims().rank() == 4
            && LayerOptions.isReadable(place.layer())
            && LayerOptions.isLayer(place.layer(), Reshape.class);
    if (!images) {
      return Optional.empty();
    }
    Dims dims = made.dims();
    for (int channels = 1; channels <= 2; channels++) {
      Dims positions = dims.without(List.of(0, channels));
      if (positions.dim(0).equals(positions.dim(1))
          && !positions.dim(0).equals(dims.dim(channels))) {
        Dims last = dims.without(List.of(channels)).append(dims.dim(channels));
        return Optional.of(new Candidate(place, new Remedy.Write(SIZES, last.toString())));
      }
    }
    return Optional.empty();
  }

  /** A batch of images with their channels last, where {@code stated} is one with them first. */
  static Optional<Dims> ofOneImage(Dims stated) {
    boolean first =
        stated.rank() == 3
            && stated.isKnown()
            && stated.known(0) <= MOST_COLOURS
            && stated.known(1) >= LEAST_SIDE
            && stated.known(2) >= LEAST_SIDE;
    return first
        ? Optional.of(stated.without(List.of(0)).append(stated.dim(0)).prepend(Dim.named("N")))
        : Optional.empty();
  }

  /** The images that {@code text} states with their colours first, with these last. */
  static Optional<Candidate> stated(Place text) {
    Dims dims = text.output().dims();
    boolean first =
        isImages(text)
            && COLOURS.contains(dims.dim(1))
            && !COLOURS.contains(dims.dim(3))
            && dims.dim(2).equals(dims.dim(3));
    return first
        ? Optional.of(new Candidate(text, new Remedy.Sizes(text.output().type().with(last(dims)))))
        : Optional.empty();
  }

  private static Dims last(Dims dims) {
    return dims.without(List.of(1)).append(dims.dim(1));
  }

  /** Whether {@code size} is no number of colours where {@code text} says that of images. */
  static boolean isColour(Place text, int axis, Dim size) {
    return axis == 3
        && isImages(text)
        && COLOURS.contains(text.output().dims().dim(3))
        && !COLOURS.contains(size);
  }

  /** Whether {@code change} states other colours of images. */
  static boolean isOtherColour(Candidate change) {
    return change.remedy() instanceof Remedy.Sizes sizes
        && change.place().output() != null
        && isImages(change.place())
        && sizes.type().rank() == 4
        && !sizes.type().dims().dim(3).equals(change.place().output().dims().dim(3));
  }

  private static boolean isImages(Place text) {
    return text.output().dims().rank() == 4
        && text.output().node().primitive() instanceof Source.Input;
  }

  /** Whether {@code change} puts them last. */
  static boolean is(Candidate change) {
    Place place = change.place();
    return place.output() != null
        && (place.isText() ? stated(place) : of(place)).filter(change::equals).isPresent();
  }
}
