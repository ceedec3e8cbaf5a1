package dev.tenon.ir.mend;

import dev.tenon.ir.Origin;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Keeps a layer more from being put where several layers are made, in a helper that is called more
 * than once, if the others are right as they are: it is put where the layer at fault is applied.
 */
public final class SharedCalls {
  private final List<Place> places;
  private final List<Place> uses;

  /**
   * Of a function.
   *
   * @param places the layers in it, those that failed included
   * @param uses the user's calls in it
   */
  public SharedCalls(List<Place> places, List<Place> uses) {
    this.places = places;
    this.uses = uses;
  }

  /**
   * {@code candidate}, or what is put where it would change other layers, too.
   *
   * @param call that applied the layer at fault; null where it is not known
   */
  public Stream<Candidate> of(Candidate candidate, Origin call) {
    boolean more =
        candidate.remedy() instanceof Remedy.Before || candidate.remedy() instanceof Remedy.After;
    if (!more || !isShared(candidate.place())) {
      return Stream.of(candidate);
    }
    return candidate.remedy() instanceof Remedy.Before before && call != null
        ? uses.stream()
            .filter(use -> use.origin().isAt(call))
            .filter(use -> use.inputs().equals(candidate.place().inputs()))
            .limit(1)
            .map(use -> new Candidate(use, new Remedy.Given(before.layer(), before.required())))
        : Stream.empty();
  }

  private boolean isShared(Place place) {
    return place.fluent()
        && place.origin().token() != null
        && places.stream()
            .anyMatch(
                other ->
                    other.key() != place.key()
                        && other.output() != null
                        && other.origin().isAt(place.origin())
                        && !Objects.equals(other.origin().caller(), place.origin().caller()));
  }
}
