package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Reshape;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.op.Softmaxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds changes of the very layer that gave a tensor, after which it gives other sizes. */
final class Giver {
  private final List<Place> places;
  private final BiFunction<Place, Remedy, Optional<Type>> given;

  /**
   * Changes in a trace.
   *
   * @param places the layers that were applied so far
   * @param given the type that a place gives where it is changed; empty where that fails
   */
  Giver(List<Place> places, BiFunction<Place, Remedy, Optional<Type>> given) {
    this.places = places;
    this.given = given;
  }

  /** Changes of the layer that gave {@code x}, after which it gives {@code sizes}. */
  List<Candidate> giving(Tensor x, Dims sizes) {
    return of(x).map(place -> giving(place, x.dims(), sizes)).orElse(List.of());
  }

  /** One unit in place of several, whose softmax says nothing then, and no axis too many. */
  List<Candidate> one(Want.One want) {
    Place place = of(want.tensor()).orElse(null);
    if (place == null || !Possible.hasOption(place.layer(), "units")) {
      return List.of();
    }
    List<Candidate> also = new ArrayList<>();
    boolean softmax = want.tensor().node().primitive() instanceof Softmaxes.Softmax;
    if (softmax && Possible.hasOption(place.layer(), "activation")) {
      also.add(new Candidate(place, new Remedy.Remove("activation")));
    }
    if (want.sizes().rank() < want.tensor().dims().rank()) {
      Remedy reshape = new Remedy.After(Reshape.class, List.of(want.sizes().toString()));
      also.add(new Candidate(place, reshape));
    }
    return List.of(new Candidate(place, new Remedy.Write("units", 1), also));
  }

  private Optional<Place> of(Tensor x) {
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      if (x.equals(place.output()) && place.layer() != null && !place.isCall()) {
        return Optional.of(place).filter(p -> LayerOptions.isReadable(p.layer()));
      }
    }
    return Optional.empty();
  }

  private List<Candidate> giving(Place place, Dims actual, Dims sizes) {
    boolean column =
        !actual.isKnown() && actual.rank() == sizes.rank() + 1 && actual.dim(-1).equals(Dim.of(1));
    if (column || actual.count().sameAs(sizes.count())) {
      Remedy reshape =
          LayerOptions.isLayer(place.layer(), Reshape.class)
              ? new Remedy.Write("value", sizes.toString())
              : new Remedy.After(Reshape.class, List.of(sizes.toString()));
      return List.of(new Candidate(place, reshape));
    }
    if (actual.rank() != sizes.rank()) {
      return List.of();
    }
    for (int axis = actual.rank() - 1; axis >= 0; axis--) {
      Dim wanted = sizes.dim(axis);
      if (!actual.dim(axis).sameAs(wanted)) {
        return Variations.of(place.layer(), actual.dim(axis), wanted).stream()
            .filter(write -> gives(place, write, sizes))
            .limit(Candidates.MOST_EACH)
            .map(write -> new Candidate(place, write))
            .toList();
      }
    }
    return List.of();
  }

  private boolean gives(Place place, Remedy write, Dims sizes) {
    return given.apply(place, write).filter(type -> type.dims().sameAs(sizes)).isPresent();
  }
}
