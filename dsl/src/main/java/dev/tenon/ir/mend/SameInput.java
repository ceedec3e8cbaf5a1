package dev.tenon.ir.mend;

import dev.tenon.Type;
import dev.tenon.ir.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes what several functions of a model say of one input, such as of the images that it is
 * trained with and asked about.
 */
public final class SameInput {
  private SameInput() {}

  /**
   * {@code change} of what is stated of an input, for all inputs of this name among {@code places}
   * that state the same; empty where it is the only one.
   */
  public static Optional<Candidate> everywhere(Candidate change, List<Place> places) {
    Place place = change.place();
    if (!isInput(place) || !change.also().isEmpty() || !(change.remedy() instanceof Remedy.Sizes)) {
      return Optional.empty();
    }
    Type stated = place.output().type();
    Set<Object> keys = new HashSet<>(Set.of(place.key()));
    List<Candidate> others = new ArrayList<>();
    for (Place other : places) {
      if (isInput(other)
          && other.name().equals(place.name())
          && other.output().type().equals(stated)
          && keys.add(other.key())) {
        others.add(new Candidate(other, change.remedy()));
      }
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Candidate(place, change.remedy(), others));
  }

  private static boolean isInput(Place place) {
    return place.isText()
        && place.output().node().primitive() instanceof Source.Input
        && !place.name().isEmpty();
  }
}
