package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Flatten;
import dev.tenon.GlobalAvgPool1d;
import dev.tenon.GlobalAvgPool2d;
import dev.tenon.Tensor;
import dev.tenon.Type;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds changes so that a tensor has more axes, fewer, or the same in another order. */
final class AxisChanges {
  /** Layers before the one at fault that are looked at. */
  private static final int MOST_PLACES = 12;

  private final List<Place> places;
  private final BiFunction<Place, Remedy, Optional<Type>> given;

  AxisChanges(List<Place> places, BiFunction<Place, Remedy, Optional<Type>> given) {
    this.places = places;
    this.given = given;
  }

  List<Candidate> towards(Want want) {
    List<Place> path = path(want.tensor());
    if (want instanceof Want.Order order) {
      return reordering(path, order);
    }
    Want.Rank rank = (Want.Rank) want;
    return rank.rank() < rank.tensor().dims().rank()
        ? joining(path, rank)
        : leavingOut(path, rank.rank());
  }

  /**
   * The layers that led to {@code x}, the nearest first, up to one that joins several or to the
   * shape text of an input.
   */
  private List<Place> path(Tensor x) {
    List<Place> path = new ArrayList<>();
    Tensor value = x;
    for (int i = places.size() - 1; i >= 0 && path.size() < MOST_PLACES; i--) {
      Place place = places.get(i);
      if (value.equals(place.output())) {
        if (place.inputs().size() > 1) {
          break;
        }
        path.add(place);
        if (place.isText()) {
          break;
        }
        value = place.inputs().get(0);
      }
    }
    return path;
  }

  /** States the axes of the input in another order, where all layers left them as they were. */
  private static List<Candidate> reordering(List<Place> path, Want.Order want) {
    for (Place place : path) {
      if (place.isText() && place.output().dims().equals(want.tensor().dims())) {
        Type type = place.output().type();
        Type other = type.with(type.dims().permute(want.order()));
        return List.of(new Candidate(place, new Remedy.Sizes(other)));
      }
    }
    return List.of();
  }

  /**
   * Joins axes before the first of those layers that mix the values along the last axis, such as
   * dense ones: those take what is joined, and mean it.
   */
  private List<Candidate> joining(List<Place> path, Want.Rank want) {
    List<Candidate> candidates = new ArrayList<>();
    for (Class<? extends Annotation> joined : List.of(Flatten.class, pooling(want))) {
      Remedy remedy = new Remedy.Before(joined, List.of());
      Place first = null;
      for (Place place : path) {
        if (place.isText()) {
          break;
        }
        boolean reaches = place.output().dims().rank() == want.tensor().dims().rank();
        if (!reaches || given.apply(place, remedy).isEmpty()) {
          break;
        }
        if (mixes(place)) {
          first = place;
        }
      }
      if (first != null) {
        candidates.add(new Candidate(first, remedy));
      }
    }
    return candidates;
  }

  private static Class<? extends Annotation> pooling(Want.Rank want) {
    return want.tensor().dims().rank() == 3 ? GlobalAvgPool1d.class : GlobalAvgPool2d.class;
  }

  /** Whether the last axis of the output comes from weights, and not from that of the input. */
  private static boolean mixes(Place place) {
    Tensor input = place.inputs().get(0);
    int last = input.dims().rank() - 1;
    int[] output = {place.output().dims().rank() - 1};
    return !Derivation.reaches(
        place.output(), output, (node, axis) -> node == input.node() && axis == last);
  }

  /** Leaves out the nearest layer that took axes away, or adds the batch that an input lacks. */
  private static List<Candidate> leavingOut(List<Place> path, int rank) {
    for (Place place : path) {
      if (place.isText()) {
        Type type = place.output().type();
        boolean single = type.rank() + 1 == rank && type.dims().isKnown();
        return single
            ? List.of(
                new Candidate(
                    place, new Remedy.Sizes(type.with(type.dims().prepend(Dim.named("N"))))))
            : List.of();
      }
      if (place.inputs().get(0).dims().rank() == rank && place.output().dims().rank() < rank) {
        return List.of(new Candidate(place, new Remedy.Drop()));
      }
    }
    return List.of();
  }
}
