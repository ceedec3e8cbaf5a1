package dev.tenon;

import dev.tenon.ir.AxisException;
import dev.tenon.ir.NamedSizeException;
import dev.tenon.ir.SizeCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All sizes of a tensor, batch included: {@code N 28 28 1}. Immutable.
 *
 * <p>A negative axis counts from the end: -1 is the last. An axis that is not there raises {@link
 * IndexOutOfBoundsException} with a readable text; in a model, it is told at the call.
 */
public final class Dims implements Iterable<Dim> {
  /** The sizes of a scalar: none. */
  public static final Dims SCALAR = new Dims(List.of());

  private final List<Dim> dims;

  private Dims(List<Dim> dims) {
    this.dims = dims;
  }

  /** Each size an {@link Integer}, {@link Long}, {@link Dim} or the name of a size. */
  public static Dims of(Object... sizes) {
    return of(Arrays.stream(sizes).map(Dims::toDim).toList());
  }

  /** These sizes. */
  public static Dims of(List<Dim> dims) {
    return dims.isEmpty() ? SCALAR : new Dims(List.copyOf(dims));
  }

  private static Dim toDim(Object size) {
    if (size instanceof Dim dim) {
      return dim;
    }
    if (size instanceof Integer || size instanceof Long) {
      return Dim.of(((Number) size).longValue());
    }
    if (size instanceof String name) {
      return Dim.named(name);
    }
    return SizeCalls.instead(
        new IllegalArgumentException(
            "a size is a whole number, a Dim or the name of a size, not " + size),
        () -> Dim.of(1));
  }

  /** How many axes there are. */
  public int rank() {
    return dims.size();
  }

  /** The size along {@code axis}. */
  public Dim dim(int axis) {
    int fromStart = axis(axis);
    return fromStart < 0 ? Dim.of(1) : dims.get(fromStart);
  }

  /** {@code axis} counted from the start: -1 of {@code N 28 28 1} is 3. */
  public int axis(int axis) {
    int fromStart = axis < 0 ? axis + rank() : axis;
    if (fromStart < 0 || fromStart >= rank()) {
      int other = SizeCalls.axis(AxisException.of(axis, this));
      return rank() == 0 ? other : Math.floorMod(other, rank());
    }
    return fromStart;
  }

  /**
   * The number that the size along {@code axis} is.
   *
   * @throws IllegalStateException if it depends on a named size
   */
  public long known(int axis) {
    Dim dim = dim(axis);
    if (!dim.isKnown()) {
      return SizeCalls.instead(NamedSizeException.of(axis, this), () -> 1L);
    }
    return dim.known();
  }

  /** Whether all sizes are numbers. */
  public boolean isKnown() {
    return dims.stream().allMatch(Dim::isKnown);
  }

  /**
   * All sizes as numbers.
   *
   * @throws IllegalStateException if one depends on a named size
   */
  public long[] known() {
    long[] sizes = new long[rank()];
    Arrays.setAll(sizes, this::known);
    return sizes;
  }

  /** How many elements there are; 1 for a scalar. */
  public Dim count() {
    return product(dims);
  }

  /** The product of the sizes along {@code axes}: 784 of {@code N 28 28 1} along 1, 2 and 3. */
  public Dim count(List<Integer> axes) {
    return product(distinct(axes).stream().map(dims::get).toList());
  }

  private static Dim product(List<Dim> dims) {
    Dim product = Dim.of(1);
    for (Dim dim : dims) {
      product = product.times(dim);
    }
    return product;
  }

  /** This with another size along {@code axis}. */
  public Dims with(int axis, Dim size) {
    int fromStart = axis(axis);
    List<Dim> result = new ArrayList<>(dims);
    if (fromStart >= 0) {
      result.set(fromStart, size);
    }
    return of(result);
  }

  /** This with another size along {@code axis}. */
  public Dims with(int axis, long size) {
    return with(axis, Dim.of(size));
  }

  /** This without {@code axes}. */
  public Dims without(List<Integer> axes) {
    Set<Integer> dropped = distinct(axes);
    List<Dim> result = new ArrayList<>();
    for (int axis = 0; axis < rank(); axis++) {
      if (!dropped.contains(axis)) {
        result.add(dims.get(axis));
      }
    }
    return of(result);
  }

  /** This with a new axis, which is {@code axis} of the result; -1 appends. */
  public Dims insert(int axis, Dim size) {
    int fromStart = axis < 0 ? axis + rank() + 1 : axis;
    if (fromStart < 0 || fromStart > rank()) {
      fromStart = Math.floorMod(SizeCalls.axis(AxisException.ofNew(axis, this)), rank() + 1);
    }
    List<Dim> result = new ArrayList<>(dims);
    result.add(fromStart, size);
    return of(result);
  }

  /** This with a new axis, which is {@code axis} of the result; -1 appends. */
  public Dims insert(int axis, long size) {
    return insert(axis, Dim.of(size));
  }

  /** This and then one more axis. */
  public Dims append(Dim size) {
    return insert(rank(), size);
  }

  /** This and then one more axis. */
  public Dims append(long size) {
    return append(Dim.of(size));
  }

  /** One more axis and then this. */
  public Dims prepend(Dim size) {
    return insert(0, size);
  }

  /** One more axis and then this. */
  public Dims prepend(long size) {
    return prepend(Dim.of(size));
  }

  /** The axes from {@code from} up to, not including, {@code to}; negative ones from the end. */
  public Dims slice(int from, int to) {
    int start = from < 0 ? from + rank() : from;
    int end = to < 0 ? to + rank() : to;
    if (start < 0 || end > rank() || start > end) {
      int first = Math.max(0, Math.min(start, rank()));
      int last = Math.max(first, Math.min(end, rank()));
      return SizeCalls.instead(
          new IndexOutOfBoundsException(
              "no axes %d up to %d in %s, which has %d".formatted(from, to, this, rank())),
          () -> of(dims.subList(first, last)));
    }
    return of(dims.subList(start, end));
  }

  /** These axes and then those of {@code other}. */
  public Dims concat(Dims other) {
    List<Dim> result = new ArrayList<>(dims);
    result.addAll(other.dims);
    return of(result);
  }

  /** Axis {@code i} of the result is axis {@code order.get(i)} of this. */
  public Dims permute(List<Integer> order) {
    List<Integer> axes = order.stream().map(this::axis).toList();
    if (axes.size() != rank() || Set.copyOf(axes).size() != rank()) {
      return SizeCalls.instead(
          new IllegalArgumentException(
              "%s does not order the %d axes of %s; name each axis once"
                  .formatted(order, rank(), this)),
          () -> this);
    }
    return of(axes.stream().map(dims::get).toList());
  }

  /**
   * What {@code a} and {@code b} become together in element-wise arithmetic, as in NumPy: aligned
   * at the last axis; a size 1 and a missing axis repeat; other sizes must provably be the same.
   * {@code N 7 7 64} and {@code 64} make {@code N 7 7 64}; {@code N 3} and {@code N 4} nothing.
   */
  public static Optional<Dims> broadcast(Dims a, Dims b) {
    return broadcast(a, b, Facts.NONE);
  }

  /** {@link #broadcast(Dims, Dims)} where {@code facts} hold. */
  public static Optional<Dims> broadcast(Dims a, Dims b, Facts facts) {
    Dim one = Dim.of(1);
    List<Dim> result = new ArrayList<>();
    for (int fromEnd = 1; fromEnd <= Math.max(a.rank(), b.rank()); fromEnd++) {
      Dim left = fromEnd <= a.rank() ? a.dim(-fromEnd) : one;
      Dim right = fromEnd <= b.rank() ? b.dim(-fromEnd) : one;
      if (left.equals(one)) {
        result.add(right);
      } else if (right.equals(one) || left.sameAs(right, facts)) {
        result.add(left);
      } else {
        return Optional.empty();
      }
    }
    Collections.reverse(result);
    return Optional.of(of(result));
  }

  /** Whether rank and all sizes are provably those of {@code other}. */
  public boolean sameAs(Dims other) {
    return sameAs(other, Facts.NONE);
  }

  /** {@link #sameAs(Dims)} where {@code facts} hold. */
  public boolean sameAs(Dims other, Facts facts) {
    if (rank() != other.rank()) {
      return false;
    }
    for (int axis = 0; axis < rank(); axis++) {
      if (!dims.get(axis).sameAs(other.dims.get(axis), facts)) {
        return false;
      }
    }
    return true;
  }

  /** The named sizes that occur, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    dims.forEach(dim -> dim.collectNames(names));
    return names;
  }

  /** The known sizes these are where each name has the given value; see {@link Dim#at}. */
  public Dims at(Map<String, Long> values) {
    return of(dims.stream().map(dim -> Dim.of(dim.at(values))).toList());
  }

  /** This with sizes in place of names; a name that {@code sizes} lacks stays. */
  public Dims substitute(Map<String, Dim> sizes) {
    return of(dims.stream().map(dim -> dim.substitute(sizes)).toList());
  }

  /** The sizes in order. */
  public List<Dim> toList() {
    return dims;
  }

  @Override
  public Iterator<Dim> iterator() {
    return dims.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dims that && dims.equals(that.dims);
  }

  @Override
  public int hashCode() {
    return dims.hashCode();
  }

  /** As in shape text: {@code "N 28 28 1"}, {@code "N (2*T + 1) 64"}, {@code "scalar"}. */
  @Override
  public String toString() {
    return dims.isEmpty()
        ? "scalar"
        : dims.stream().map(DimText::inList).collect(Collectors.joining(" "));
  }

  private Set<Integer> distinct(List<Integer> axes) {
    Set<Integer> distinct = new TreeSet<>();
    for (int axis : axes) {
      int fromStart = axis(axis);
      if (fromStart >= 0 && !distinct.add(fromStart)) {
        return SizeCalls.instead(
            new IllegalArgumentException("axis %d of %s is named twice".formatted(axis, this)),
            () -> distinct);
      }
    }
    return distinct;
  }
}
