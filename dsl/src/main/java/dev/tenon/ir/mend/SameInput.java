package dev.tenon.ir.mend;

import dev.tenon.Dims;
import dev.tenon.Type;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Source;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
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

  /**
   * {@code change} of what is stated of an input, told with the method whose parameter that is
   * where another method among {@code places} has one of this name.
   */
  public static Candidate named(Candidate change, List<Place> places) {
    Place place = change.place();
    if (!isInput(place)
        || !change.also().isEmpty()
        || !(change.remedy() instanceof Remedy.Sizes)
        || !(place.key() instanceof Parameter own)) {
      return change;
    }
    Executable method = own.getDeclaringExecutable();
    boolean several =
        places.stream()
            .filter(other -> isInput(other) && other.name().equals(place.name()))
            .anyMatch(
                other ->
                    other.key() instanceof Parameter parameter
                        && !parameter.getDeclaringExecutable().equals(method));
    return several
        ? new Candidate(
            place.at(
                place.origin().in(new Origin.Method(method.getDeclaringClass(), method.getName()))),
            change.remedy(),
            List.of(),
            change.written())
        : change;
  }

  /**
   * {@code change} of what is stated of images with the sides of the images that another input
   * states, such as their masks; empty where none states others, or several do.
   */
  public static Optional<Candidate> asOthers(Candidate change, List<Place> places) {
    Place place = change.place();
    if (!isInput(place) || !(change.remedy() instanceof Remedy.Sizes)) {
      return Optional.empty();
    }
    List<Type> others =
        places.stream()
            .filter(other -> isInput(other) && !other.name().equals(place.name()))
            .map(other -> other.output().type())
            .toList();
    return sized(place, others)
        .map(type -> new Candidate(place, new Remedy.Sizes(type)))
        .map(all -> everywhere(all, places).orElse(all));
  }

  /** What {@code images} states with the sides that those of {@code others} have in common. */
  static Optional<Type> sized(Place images, List<Type> others) {
    Type stated = images.output().type();
    if (stated.rank() != 4 || !stated.dims().slice(1, 3).isKnown()) {
      return Optional.empty();
    }
    List<Dims> sides =
        others.stream()
            .filter(SameInput::isOfPixels)
            .map(other -> other.dims().slice(1, 3))
            .distinct()
            .toList();
    Dims now = stated.dims().slice(1, 3);
    boolean other =
        sides.size() == 1 && !sides.get(0).equals(now) && isSquare(sides.get(0)) == isSquare(now);
    return other
        ? Optional.of(
            stated.with(stated.dims().with(1, sides.get(0).dim(0)).with(2, sides.get(0).dim(1))))
        : Optional.empty();
  }

  /** Whether it may be images, or an index for each of their pixels. */
  private static boolean isOfPixels(Type type) {
    return (type.rank() == 4 || type.rank() == 3 && !type.dtype().isFloating())
        && type.dims().slice(1, 3).isKnown();
  }

  private static boolean isSquare(Dims sides) {
    return sides.dim(0).equals(sides.dim(1));
  }

  private static boolean isInput(Place place) {
    return place.isText()
        && place.output().node().primitive() instanceof Source.Input
        && !place.name().isEmpty();
  }
}
