package dev.tenon.ir.mend;

import dev.tenon.CenterCrop2d;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.Transpose;
import dev.tenon.Type;
import dev.tenon.UpSample2d;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds one option of the layers that led to a tensor after which it has other sizes, as where an
 * auto-encoder gives back images that are larger than those that it takes.
 */
final class Upstream {
  private static final long SAMPLE = (1 << 10) * 81;

  private final List<Place> path;
  private final BiFunction<Place, Remedy, Optional<Type>> given;
  private final BiFunction<Place, Type, Optional<Type>> applied;

  /**
   * Changes along a path.
   *
   * @param path layers of one input each, the last first
   * @param given the type that a place gives where it is changed; empty where that fails
   * @param applied the type that a place gives of an input of another type
   */
  Upstream(
      List<Place> path,
      BiFunction<Place, Remedy, Optional<Type>> given,
      BiFunction<Place, Type, Optional<Type>> applied) {
    this.path = path;
    this.given = given;
    this.applied = applied;
  }

  /**
   * The likeliest change after which the last place gives {@code wanted}: an option of a layer, the
   * padding of the nearest before all others, or else what is too much cut off.
   */
  Optional<Candidate> towards(Dims wanted) {
    if (path.isEmpty() || path.get(0).output() == null) {
      return Optional.empty();
    }
    Dims actual = path.get(0).output().dims();
    int[] axes =
        IntStream.range(0, actual.rank())
            .filter(axis -> axis < wanted.rank() && !actual.dim(axis).sameAs(wanted.dim(axis)))
            .toArray();
    boolean positions =
        actual.rank() == wanted.rank()
            && axes.length > 0
            && axes[0] > 0
            && axes[axes.length - 1] < actual.rank() - 1;
    if (!positions) {
      return Optional.empty(); // the batch, or the channels, which one layer decides on alone
    }
    return along(true, axes[0], wanted)
        .findFirst()
        .or(() -> along(false, axes[0], wanted).min(Comparator.comparingLong(Upstream::size)))
        .or(() -> cut(actual, wanted));
  }

  /** The last place's axes moved, where one order alone gives them {@code wanted}. */
  Optional<Candidate> turned(Dims wanted) {
    Place last = path.isEmpty() ? null : path.get(0);
    if (last == null || last.output() == null || last.layer() == null || last.isCall()) {
      return Optional.empty();
    }
    Dims actual = last.output().dims();
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < wanted.rank() && actual.rank() == wanted.rank(); axis++) {
      Dim size = wanted.dim(axis);
      int[] as =
          IntStream.range(0, actual.rank()).filter(i -> actual.dim(i).sameAs(size)).toArray();
      if (as.length != 1) {
        return Optional.empty();
      }
      order.add(as[0]);
    }
    return order.size() > 2 && order.get(0) == 0
        ? Optional.of(new Candidate(last, new Remedy.After(Transpose.class, List.of(order))))
        : Optional.empty();
  }

  /** What can be changed along the path, the nearest first. */
  private Stream<Candidate> along(boolean padding, int axis, Dims wanted) {
    return IntStream.range(0, path.size()).boxed().flatMap(i -> at(i, padding, axis, wanted));
  }

  /** By how much an option is changed: a stride of 2 in place of 1 is likelier than 4 of 2. */
  private static long size(Candidate change) {
    return Variations.size(change.place().layer(), (Remedy.Write) change.remedy());
  }

  private Stream<Candidate> at(int index, boolean padding, int axis, Dims wanted) {
    Place place = path.get(index);
    boolean changeable =
        place.layer() != null && !place.isCall() && LayerOptions.isReadable(place.layer());
    if (!changeable || place.output() == null || axis >= place.output().dims().rank()) {
      return Stream.empty();
    }
    Dim actual = place.output().dims().dim(axis);
    return Variations.of(place.layer(), actual, wanted.dim(axis)).stream()
        .filter(write -> write.value() instanceof Padding == padding)
        .filter(write -> reaches(index, write, wanted))
        .map(write -> new Candidate(place, write));
  }

  private boolean reaches(int index, Remedy.Write write, Dims wanted) {
    Place place = path.get(index);
    Optional<Type> type =
        given.apply(place, write).filter(changed -> !changed.dims().sameAs(place.output().dims()));
    for (int i = index - 1; i >= 0 && type.isPresent(); i--) {
      Place later = path.get(i);
      type = type.flatMap(input -> applied.apply(later, input));
    }
    return type.filter(last -> isMostly(last.dims(), wanted)).isPresent();
  }

  /** Whether these are the same, at least where all names are multiples of what halves images. */
  private static boolean isMostly(Dims actual, Dims wanted) {
    return actual.sameAs(wanted)
        || actual.rank() == wanted.rank()
            && !wanted.isKnown()
            && IntStream.range(0, wanted.rank())
                .allMatch(axis -> sample(actual.dim(axis)) == sample(wanted.dim(axis)));
  }

  /** Whether no more is cut off than halving and doubling back may add. */
  private static boolean isLittle(long cut, long kept) {
    return cut >= 0 && cut <= kept / 4;
  }

  private Optional<Candidate> cut(Dims actual, Dims wanted) {
    boolean larger =
        actual.rank() == 4
            && actual.slice(1, 3).isKnown()
            && wanted.slice(1, 3).isKnown()
            && isLittle(actual.known(1) - wanted.known(1), wanted.known(1))
            && isLittle(actual.known(2) - wanted.known(2), wanted.known(2));
    if (!larger || path.get(0).layer() == null || path.get(0).isCall()) {
      return Optional.empty();
    }
    List<Integer> size = List.of((int) wanted.known(1), (int) wanted.known(2));
    return Optional.of(
        new Candidate(path.get(0), new Remedy.After(CenterCrop2d.class, List.of(size))));
  }

  /** Images made as many times larger as was lost to strides, where these cannot be left out. */
  Optional<Candidate> enlarged(Dims actual, Dims wanted) {
    boolean layer = !path.isEmpty() && path.get(0).layer() != null && !path.get(0).isCall();
    if (actual.rank() != 4 || !layer) {
      return Optional.empty();
    }
    List<Integer> factors = new ArrayList<>();
    for (int axis = 1; axis <= 2; axis++) {
      long now = sample(actual.dim(axis));
      long then = sample(wanted.dim(axis));
      if (now == 0 || then % now != 0) {
        return Optional.empty();
      }
      factors.add(Math.toIntExact(then / now));
    }
    return factors.equals(List.of(1, 1))
        ? Optional.empty()
        : Optional.of(
            new Candidate(path.get(0), new Remedy.After(UpSample2d.class, List.of(factors))));
  }

  /** The size where all names are large and have small divisors: strides divide them then. */
  private static long sample(Dim size) {
    return size.at(size.names().stream().collect(Collectors.toMap(name -> name, name -> SAMPLE)));
  }
}
