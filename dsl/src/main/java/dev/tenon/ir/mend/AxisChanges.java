package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Flatten;
import dev.tenon.GlobalAvgPool1d;
import dev.tenon.GlobalAvgPool2d;
import dev.tenon.Recurrent;
import dev.tenon.Reshape;
import dev.tenon.Tensor;
import dev.tenon.Transpose;
import dev.tenon.Type;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.op.Pieces;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Finds changes so that a tensor has more axes, fewer, the same in another order, or another type.
 */
final class AxisChanges {
  /** Layers before the one at fault that are looked at. */
  private static final int MOST_PLACES = 12;

  private static final String SEQUENCES = "returnSequences";

  private final List<Place> places;
  private final BiFunction<Place, Remedy, Optional<Type>> given;
  private final Place failed;

  /**
   * Changes in a trace.
   *
   * @param failed the layer at fault, or null
   */
  AxisChanges(List<Place> places, BiFunction<Place, Remedy, Optional<Type>> given, Place failed) {
    this.places = places;
    this.given = given;
    this.failed = failed;
  }

  List<Candidate> towards(Want want) {
    List<Place> path = path(want.tensor());
    if (want instanceof Want.Dtype dtype) {
      return retyping(path, dtype);
    }
    if (want instanceof Want.Order order) {
      return reordering(path, order);
    }
    if (want instanceof Want.Given given) {
      return stating(path, given);
    }
    Want.Rank rank = (Want.Rank) want;
    return rank.rank() < rank.tensor().dims().rank()
        ? joining(path.isEmpty() ? decided(rank.tensor()) : path, rank)
        : leavingOut(path, rank.rank());
  }

  /** The mean over steps in place of the layer that joined them, of which nobody knows how many. */
  Optional<Candidate> averaged(Want.Known want) {
    return path(want.tensor()).stream()
        .filter(place -> place.layer() instanceof Flatten.Rule)
        .filter(place -> place.inputs().get(0).dims().rank() == 3)
        .filter(place -> place.inputs().get(0).dims().dim(2).isKnown())
        .findFirst()
        .map(
            place ->
                new Candidate(
                    place,
                    new Remedy.Instead(
                        List.of(new Remedy.Added(GlobalAvgPool1d.class, List.of())))));
  }

  /** The path to the layer that decided on the last axis of what calls made {@code x} of. */
  private List<Place> decided(Tensor x) {
    return Derivation.deciding(places, x, x.dims().rank() - 1).stream()
        .filter(place -> place.layer() != null && !place.isCall())
        .filter(place -> place.output().dims().sameAs(x.dims()))
        .findFirst()
        .map(place -> path(place.output()))
        .orElse(List.of());
  }

  /**
   * The layers that led to {@code x}, the nearest first, up to one that joins several or to the
   * shape text of an input.
   */
  List<Place> path(Tensor x) {
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

  /** States another element type of an input that nothing has changed. */
  private List<Candidate> retyping(List<Place> path, Want.Dtype want) {
    for (Place place : path) {
      if (place.isText() && place.output().dtype() == want.tensor().dtype()) {
        Type type = place.output().type().with(want.dtype());
        return List.of(new Candidate(place, new Remedy.Sizes(type)));
      }
    }
    return source(want.tensor()).stream()
        .map(text -> new Candidate(text, new Remedy.Sizes(text.output().type().with(want.dtype()))))
        .toList();
  }

  /** The text of the input of which calls made {@code x}, each of one tensor of this type. */
  private Optional<Place> source(Tensor x) {
    Tensor made = x;
    while (made.node().inputs().size() == 1 && made.node().input(0).dtype() == x.dtype()) {
      made = made.node().input(0);
    }
    Tensor first = made;
    return places.stream()
        .filter(place -> place.isText() && first.equals(place.output()))
        .findFirst();
  }

  /** States another type of an input that nothing has changed. */
  private static List<Candidate> stating(List<Place> path, Want.Given want) {
    return path.stream()
        .filter(place -> place.isText() && place.output().type().equals(want.tensor().type()))
        .map(place -> new Candidate(place, new Remedy.Sizes(want.type())))
        .toList();
  }

  /**
   * Removes what moved the axes, or states those of the input in another order, where all layers
   * left them as they were; turns data of which nothing in the model says the order.
   */
  private List<Candidate> reordering(List<Place> path, Want.Order want) {
    for (Place place : path) {
      Tensor before = place.inputs().isEmpty() ? null : place.inputs().get(0);
      if (before != null
          && before.dims().rank() == want.order().size()
          && moves(place)
          && want.tensor().dims().permute(want.order()).equals(before.dims())) {
        return List.of(new Candidate(place, new Remedy.Drop()));
      }
      if (place.isText() && place.output().dims().equals(want.tensor().dims())) {
        Type type = place.output().type();
        Type other = type.with(type.dims().permute(want.order()));
        return List.of(new Candidate(place, new Remedy.Sizes(other)));
      }
    }
    return failed == null || failed.layer() == null || failed.isCall()
        ? List.of()
        : List.of(new Candidate(failed, new Remedy.Before(Transpose.class, List.of(want.order()))));
  }

  /** Whether it is a transpose, and nothing more. */
  private static boolean moves(Place place) {
    return place.output().node().primitive() instanceof Pieces.Transpose;
  }

  /**
   * Joins axes before the first of those layers that mix the values along the last axis, such as
   * dense ones: those take what is joined, and mean it.
   */
  private List<Candidate> joining(List<Place> path, Want.Rank want) {
    List<Candidate> candidates = new ArrayList<>(lastSteps(path));
    List<Candidate> shared = new ArrayList<>();
    boolean steps = want.tensor().dims().rank() == 3;
    List<Class<? extends Annotation>> joins =
        steps
            ? List.of(GlobalAvgPool1d.class, Flatten.class)
            : List.of(Flatten.class, GlobalAvgPool2d.class);
    for (Class<? extends Annotation> joined : joins) {
      Remedy remedy = new Remedy.Before(joined, List.of());
      Place first = null;
      for (Place place : path) {
        if (place.isText()) {
          break;
        }
        boolean reaches = place.output().dims().rank() == want.tensor().dims().rank();
        if (place.isCall() && reaches) {
          continue;
        }
        if (!reaches || given.apply(place, remedy).isEmpty()) {
          break;
        }
        if (mixes(place)) {
          first = place;
        }
      }
      if (first != null) {
        candidates.add(new Candidate(first, remedy, withoutOne(path.get(0), want)));
        shared.addAll(before(path, first, joined));
      }
    }
    candidates.addAll(shared);
    return candidates.isEmpty() ? averaging(path, want) : candidates;
  }

  /** The same for all that take what the layer before {@code first} gives, such as heads. */
  private static List<Candidate> before(
      List<Place> path, Place first, Class<? extends Annotation> joined) {
    int index = path.indexOf(first) + 1;
    Place giver = index < path.size() ? path.get(index) : null;
    return giver == null || giver.layer() == null || giver.isCall()
        ? List.of()
        : List.of(new Candidate(giver, new Remedy.After(joined, List.of())));
  }

  /** The mean over all pixels or steps after the last layer, such as a convolution that scores. */
  private static List<Candidate> averaging(List<Place> path, Want.Rank want) {
    Dims dims = want.tensor().dims();
    boolean layer = !path.isEmpty() && path.get(0).layer() != null && !path.get(0).isCall();
    boolean column = want.rank() == 1 && dims.dim(-1).equals(Dim.of(1));
    if (!layer || dims.rank() < 3 || dims.rank() > 4 || want.rank() != 2 && !column) {
      return List.of();
    }
    List<Remedy.Added> layers = new ArrayList<>();
    layers.add(
        new Remedy.Added(
            dims.rank() == 4 ? GlobalAvgPool2d.class : GlobalAvgPool1d.class, List.of()));
    if (column) {
      layers.add(new Remedy.Added(Reshape.class, List.of(dims.dim(0).toString())));
    }
    return List.of(new Candidate(path.get(0), new Remedy.After(layers)));
  }

  /** What takes the last axis away, where it is 1 and one row an example has an axis too many. */
  private static List<Candidate> withoutOne(Place last, Want.Rank want) {
    Dims dims = want.tensor().dims();
    boolean one = want.rank() == 1 && dims.dim(-1).equals(Dim.of(1));
    return one && last.layer() != null && !last.isCall()
        ? List.of(
            new Candidate(last, new Remedy.After(Reshape.class, List.of(dims.dim(0).toString()))))
        : List.of();
  }

  /** Gives the last step alone where every step is given on request. */
  private static List<Candidate> lastSteps(List<Place> path) {
    return path.stream()
        .filter(place -> gives(place, true))
        .limit(1)
        .map(place -> new Candidate(place, new Remedy.Remove(SEQUENCES)))
        .toList();
  }

  /** Whether it is a layer that gives every step, or the last alone, and can give the other. */
  private static boolean gives(Place place, boolean sequences) {
    return place.layer() != null
        && LayerOptions.isReadable(place.layer())
        && LayerOptions.options(place.layer()).contains(SEQUENCES)
        && LayerOptions.value(place.layer(), SEQUENCES).equals(sequences);
  }

  /** Whether the last axis of the output comes from weights, and not from that of the input. */
  static boolean mixes(Place place) {
    Tensor input = place.inputs().get(0);
    int last = input.dims().rank() - 1;
    int[] output = {place.output().dims().rank() - 1};
    return !Derivation.reaches(
        place.output(), output, (node, axis) -> node == input.node() && axis == last);
  }

  /**
   * Keeps every step of the nearest layer that gives the last alone, and no axis of 1 behind it.
   */
  List<Candidate> each(Want.Each want) {
    List<Place> path = path(want.tensor());
    if (path.isEmpty() || path.get(0).layer() == null || path.get(0).isCall()) {
      return List.of();
    }
    Remedy reshape = new Remedy.After(Reshape.class, List.of(want.sizes().toString()));
    return leavingOut(path, want.sizes().rank() + 1).stream()
        .filter(change -> change.remedy() instanceof Remedy.Write)
        .map(
            change ->
                new Candidate(
                    change.place(), change.remedy(), List.of(new Candidate(path.get(0), reshape))))
        .toList();
  }

  /** Leaves out the nearest layer that took axes away, or adds the batch that an input lacks. */
  private List<Candidate> leavingOut(List<Place> path, int rank) {
    for (Place place : path) {
      if (place.isText()) {
        Type type = place.output().type();
        boolean single = type.rank() + 1 == rank && type.dims().isKnown();
        Dims batch = type.dims().prepend(Dim.named("N"));
        return single
            ? Stream.concat(
                    ChannelsFirst.ofOneImage(type.dims()).stream().filter(d -> rank == 4),
                    Stream.of(batch))
                .map(dims -> new Candidate(place, new Remedy.Sizes(type.with(dims))))
                .toList()
            : List.of();
      }
      boolean fewer =
          place.inputs().get(0).dims().rank() == rank && place.output().dims().rank() < rank;
      if (fewer && gives(place, false)) {
        return List.of(new Candidate(place, new Remedy.Write(SEQUENCES, true)));
      }
      if (fewer && !(place.layer() instanceof Recurrent)) {
        Candidate dropped = new Candidate(place, new Remedy.Drop());
        return moved(place).stream()
            .map(later -> new Candidate(place, new Remedy.Drop(), List.of(later)))
            .collect(() -> new ArrayList<>(List.of(dropped)), List::add, List::addAll);
      }
    }
    return List.of();
  }

  /** A layer without options, put after the one at fault in place of where it stands. */
  private Optional<Candidate> moved(Place place) {
    boolean readable = place.layer() != null && LayerOptions.isReadable(place.layer());
    boolean layer = failed != null && failed.layer() != null;
    return readable && layer && LayerOptions.options(place.layer()).isEmpty()
        ? Optional.of(
            new Candidate(
                failed, new Remedy.After(LayerOptions.annotationOf(place.layer()), List.of())))
        : Optional.empty();
  }
}
