package dev.tenon.ir.mend;

import dev.tenon.Dims;
import dev.tenon.Reshape;
import dev.tenon.Tensor;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.List;
import java.util.Optional;

/**
 * Finds images that are made of features and do not have their channels last: {@code "N 128 7 7"}.
 */
final class ChannelsFirst {
  private static final String SIZES = "value";

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

  /** Whether {@code change} is such a reshape. */
  static boolean is(Candidate change) {
    return of(change.place()).filter(change::equals).isPresent();
  }
}
