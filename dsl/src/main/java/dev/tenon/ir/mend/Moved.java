package dev.tenon.ir.mend;

import dev.tenon.ir.Node;
import dev.tenon.ir.Source;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.List;

/** Moves a layer that stands right behind the one before which it is missing. */
public final class Moved {
  private final List<Place> places;

  /** Among {@code places}, the layers that were applied, also after what failed. */
  public Moved(List<Place> places) {
    this.places = places;
  }

  /** {@code candidate}, or the layer moved which that would write once more. */
  public Candidate of(Candidate candidate) {
    Place failed = candidate.place();
    if (!(candidate.remedy() instanceof Remedy.Before before) || failed.output() != null) {
      return candidate;
    }
    return places.stream()
        .filter(place -> place.layer() != null && LayerOptions.isReadable(place.layer()))
        .filter(place -> LayerOptions.isLayer(place.layer(), before.layer()))
        .filter(place -> standsFor(place.inputs().get(0).node(), failed))
        .map(place -> new Candidate(place, new Remedy.Drop(), List.of(candidate)))
        .findFirst()
        .orElse(candidate);
  }

  private static boolean standsFor(Node given, Place failed) {
    return given.primitive() instanceof Source.StandIn && given.id() == failed.end();
  }
}
