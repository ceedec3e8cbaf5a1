package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.Problem;
import dev.tenon.Type;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Finds the changes that are worth trying for a problem. */
public final class Candidates {
  /** Layers before the one at fault whose options are looked at. */
  private static final int MOST_PLACES = 4;

  private static final int MOST_EACH = 2;

  private final List<Place> places;
  private final BiFunction<Place, Remedy, Optional<Type>> given;

  /**
   * Candidates in a trace.
   *
   * @param places the layers that were applied so far
   * @param given the type that a place gives where it is changed; empty where that fails
   */
  public Candidates(List<Place> places, BiFunction<Place, Remedy, Optional<Type>> given) {
    this.places = places;
    this.given = given;
  }

  /** What to try for {@code problem} of {@code place}, the most promising first. */
  public List<Candidate> of(Problem problem, Place place) {
    Set<Candidate> candidates = new LinkedHashSet<>();
    List<List<Candidate>> upstream = new ArrayList<>();
    for (Want want : problem.wants()) {
      if (want instanceof Want.Size size) {
        upstream.add(towards(size));
      } else {
        candidates.addAll(new AxisChanges(places, given).towards(want));
      }
    }
    if (place != null) {
      problem.remedies().forEach(remedy -> at(place, remedy).ifPresent(candidates::add));
    }
    for (int rank = 0; rank < MOST_EACH * MOST_PLACES; rank++) {
      for (List<Candidate> some : upstream) {
        if (rank < some.size()) {
          candidates.add(some.get(rank));
        }
      }
    }
    return List.copyOf(candidates);
  }

  private Optional<Candidate> earlier(Remedy.Earlier earlier) {
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      Object layer = place.layer();
      if (layer != null
          && LayerOptions.isReadable(layer)
          && LayerOptions.options(layer).contains(earlier.option())
          && Derivation.reaches(
              earlier.x(), Derivation.all(earlier.x()), (node, axis) -> place.made(node.id()))) {
        boolean written = LayerOptions.value(layer, earlier.option()).equals(earlier.value());
        return written
            ? Optional.empty()
            : Optional.of(
                new Candidate(place, new Remedy.Write(earlier.option(), earlier.value())));
      }
    }
    return Optional.empty();
  }

  /** {@code remedy} where it stands: at {@code place}, or at an earlier layer that it names. */
  private Optional<Candidate> at(Place place, Remedy remedy) {
    if (remedy instanceof Remedy.Earlier earlier) {
      return earlier(earlier);
    }
    boolean call = place.layer() == null;
    return remedy instanceof Remedy.Sizes || remedy instanceof Remedy.Argument == call
        ? Optional.of(new Candidate(place, remedy))
        : Optional.empty();
  }

  private List<Candidate> towards(Want.Size want) {
    Dim actual = want.tensor().dims().dim(want.axis());
    List<Candidate> found = new ArrayList<>();
    int looked = 0;
    for (Place place : Derivation.deciding(places, want.tensor(), want.axis())) {
      boolean changeable = place.isText() || LayerOptions.isReadable(place.layer());
      if (!changeable || looked == MOST_PLACES) {
        continue;
      }
      Dims dims = place.output().dims();
      if (want.axis() >= dims.rank() || !dims.dim(want.axis()).equals(actual)) {
        break; // what stands further up decides only by way of this
      }
      looked++;
      if (place.isText()) {
        Type type = place.output().type().with(dims.with(want.axis(), want.size()));
        found.add(new Candidate(place, new Remedy.Sizes(type)));
        continue;
      }
      variations(place.layer(), actual, want.size()).stream()
          .filter(write -> gives(place, write, want))
          .limit(MOST_EACH)
          .forEach(write -> found.add(new Candidate(place, write)));
    }
    return found;
  }

  private boolean gives(Place place, Remedy.Write write, Want.Size want) {
    return given.apply(place, write).filter(type -> is(type.dims(), want)).isPresent();
  }

  private static boolean is(Dims dims, Want.Size want) {
    return want.axis() < dims.rank() && dims.dim(want.axis()).sameAs(want.size());
  }

  /** Other values for one option, the likeliest first. */
  private static List<Remedy.Write> variations(Object layer, Dim actual, Dim wanted) {
    List<Remedy.Write> variations = new ArrayList<>();
    for (String option : LayerOptions.options(layer)) {
      Object value = LayerOptions.value(layer, option);
      if (value instanceof Integer number) {
        numbers(number, actual, wanted)
            .forEach(other -> variations.add(new Remedy.Write(option, other)));
      } else if (value instanceof List<?> list
          && !list.isEmpty()
          && list.get(0) instanceof Integer number
          && list.stream().distinct().count() == 1) {
        numbers(number, actual, wanted)
            .forEach(other -> variations.add(new Remedy.Write(option, List.of(other))));
      } else if (value instanceof Padding padding) {
        variations.add(
            new Remedy.Write(option, padding == Padding.SAME ? Padding.VALID : Padding.SAME));
      }
    }
    // a stated width is said for a reason; an option that is that size, or near, was meant
    variations.sort(Comparator.comparingLong(write -> distance(layer, write, actual)));
    return variations;
  }

  private static long distance(Object layer, Remedy.Write write, Dim actual) {
    Object now = LayerOptions.value(layer, write.option());
    if (now instanceof Integer number && actual.isKnown() && number == actual.known()) {
      return 0;
    }
    if (now instanceof Integer number) {
      return 1 + Math.abs((long) number - (Integer) write.value());
    }
    if (now instanceof List<?> list) {
      long other = (Integer) ((List<?>) write.value()).get(0);
      return 1 + Math.abs((Integer) list.get(0) - other);
    }
    return 2;
  }

  private static Set<Integer> numbers(int number, Dim actual, Dim wanted) {
    Set<Integer> numbers = new LinkedHashSet<>();
    if (actual.isKnown() && wanted.isKnown() && wanted.known() <= Integer.MAX_VALUE) {
      numbers.add((int) wanted.known());
      numbers.add((int) Math.min(Integer.MAX_VALUE, number + wanted.known() - actual.known()));
    }
    for (int other : new int[] {number - 1, number + 1, number - 2, number + 2, 1, 2, 3}) {
      numbers.add(other);
    }
    if (number <= Integer.MAX_VALUE / 2) {
      numbers.add(number * 2);
    }
    if (number % 2 == 0) {
      numbers.add(number / 2);
    }
    numbers.remove(number);
    numbers.removeIf(other -> other < 0);
    return numbers;
  }
}
