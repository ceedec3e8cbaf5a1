package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.ir.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which axes a reshape makes of which.
 *
 * <p>An element's place along an axis is {@code position / stride % size}, where the stride is how
 * many elements one step along it skips. A step along an axis of the input leaves the place along
 * an axis of the output alone if the one axis ends before the other starts.
 */
final class Regrouping {
  private final Dims from;
  private final Dims to;

  private Regrouping(Dims from, Dims to) {
    this.from = from;
    this.to = to;
  }

  /** The axes of {@code from} of which {@code axis} of {@code to} consists. */
  static List<Axis> sources(Dims from, Dims to, int axis) {
    Regrouping regrouping = new Regrouping(from, to);
    List<Integer> sources = isOne(to, axis) ? regrouping.ones(axis) : regrouping.parts(axis);
    return sources.stream().map(source -> new Axis(0, source)).toList();
  }

  private List<Integer> parts(int axis) {
    List<Integer> parts =
        IntStream.range(0, from.rank()).filter(i -> meets(i, axis)).boxed().toList();
    long moved = parts.stream().filter(i -> !isOne(from, i)).count();
    // 784 consists of 28, 28 and 1: an axis of 1 at the edge of what is merged belongs to it
    return parts.stream().filter(i -> !isOne(from, i) || (moved > 1 && isMerged(i, axis))).toList();
  }

  /** Whether a step along {@code i} of the input may change the place along {@code axis}. */
  private boolean meets(int i, int axis) {
    Dim start = stride(from, i);
    Dim end = stride(from, i - 1);
    Dim low = stride(to, axis);
    Dim high = stride(to, axis - 1);
    if (isOne(from, i)) {
      return divides(low, start) && divides(start, high);
    }
    return !divides(end, low) && !divides(high, start);
  }

  /** Whether the axis of 1 goes nowhere else: no axis of 1 stands at its place in the output. */
  private boolean isMerged(int one, int axis) {
    Dim place = stride(from, one);
    return IntStream.range(0, to.rank())
        .noneMatch(other -> isOne(to, other) && stride(to, other).sameAs(place));
  }

  /** The axes of 1 at the same place, in order where there are as many. */
  private List<Integer> ones(int axis) {
    Dim place = stride(to, axis);
    List<Integer> before = onesAt(from, place);
    List<Integer> after = onesAt(to, place);
    return before.size() == after.size() ? List.of(before.get(after.indexOf(axis))) : before;
  }

  private static List<Integer> onesAt(Dims dims, Dim place) {
    List<Integer> ones = new ArrayList<>();
    for (int axis = 0; axis < dims.rank(); axis++) {
      if (isOne(dims, axis) && stride(dims, axis).sameAs(place)) {
        ones.add(axis);
      }
    }
    return ones;
  }

  /** How many elements one step along {@code axis} skips; along -1, all. */
  private static Dim stride(Dims dims, int axis) {
    return dims.slice(axis + 1, dims.rank()).count();
  }

  private static boolean divides(Dim divisor, Dim value) {
    return value.dividedBy(divisor).isPresent();
  }

  private static boolean isOne(Dims dims, int axis) {
    return dims.dim(axis).isKnown() && dims.known(axis) == 1;
  }
}
