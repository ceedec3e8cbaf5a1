package dev.tenon.ir.mend;

import dev.tenon.ir.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a layer before the first of those that a loop or repetition makes: what bytes or images are
 * made of once is not wanted before each.
 */
public final class FirstOfMany {
  private static final String FIRST = ", 1st repetition";

  private final List<Place> places;

  /**
   * Changes in a trace.
   *
   * @param places the layers that were applied so far
   */
  FirstOfMany(List<Place> places) {
    this.places = places;
  }

  /**
   * Whether the start of the loop or repetition before which {@code candidate} puts a layer is made
   * once: where a helper is called twice, the layer would be put before both.
   *
   * @param places all layers that were applied
   */
  public static boolean isMadeOnce(Candidate candidate, List<Place> places) {
    boolean once = candidate.remedy() instanceof Remedy.Before before && before.once();
    Origin start = candidate.place().origin();
    return !once || places.stream().allMatch(place -> isLedAlike(place.origin(), start));
  }

  /** Whether the same calls led to {@code start}, if {@code made} comes from there. */
  private static boolean isLedAlike(Origin made, Origin start) {
    for (Origin call = made; call != null; call = call.caller()) {
      if (call.isAt(start) && !Objects.equals(call.caller(), start.caller())) {
        return false;
      }
    }
    return true;
  }

  /** {@code candidate}, or what is likelier where it stands in a repetition or may in a loop. */
  Stream<Candidate> of(Candidate candidate) {
    Place place = candidate.place();
    boolean fits =
        candidate.remedy() instanceof Remedy.Before before
            && !before.once()
            && candidate.also().isEmpty()
            && place.fluent()
            && isFirst(place);
    if (!fits) {
      return Stream.of(candidate);
    }
    Remedy.Before before = (Remedy.Before) candidate.remedy();
    Remedy once = new Remedy.Before(before.layer(), before.required(), true);
    Optional<Origin> repeated = repeated(place.origin());
    if (repeated.isEmpty()) {
      return Stream.of(new Candidate(place, once), candidate);
    }
    boolean begins = begins(place, repeated.get());
    return Stream.of(begins ? new Candidate(place.at(repeated.get()), once) : candidate);
  }

  /** Whether {@code place} is the first layer of what {@code call} repeats. */
  private boolean begins(Place place, Origin call) {
    return places.stream()
        .filter(other -> repeated(other.origin()).filter(call::equals).isPresent())
        .findFirst()
        .map(first -> first.key() == place.key())
        .orElse(true);
  }

  private boolean isFirst(Place place) {
    return places.stream()
        .filter(other -> other.origin().isAt(place.origin()) && other.kind().equals(place.kind()))
        .findFirst()
        .map(first -> first.key() == place.key())
        .orElse(true);
  }

  /** The call that repeats what {@code origin} makes, where this is the first repetition. */
  private static Optional<Origin> repeated(Origin origin) {
    for (Origin call = origin.caller(); call != null; call = call.caller()) {
      if (call.place().endsWith(FIRST)) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }
}
