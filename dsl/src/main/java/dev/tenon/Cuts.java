package dev.tenon;

import dev.tenon.ir.AxisException;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import dev.tenon.ir.op.Pieces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Parts of tensors, and tensors with more around or beside them; what is written in parentheses of
 * the calls comes as a list.
 */
final class Cuts {
  /** How many axes a tensor has that TensorFlow reverses. */
  private static final int MOST_REVERSED = 8;

  private Cuts() {}

  // ---- axes

  /** The axes that are written, from the start and sorted; all of {@code x} where none is. */
  static List<Integer> axes(Tensor x, List<?> written) {
    if (written.isEmpty()) {
      return IntStream.range(0, x.dims().rank()).boxed().toList();
    }
    List<Integer> axes = numbers(written).stream().map(x.dims()::axis).toList();
    for (int index = 0; index < axes.size(); index++) {
      if (axes.indexOf(axes.get(index)) < index) {
        throw twice(x, numbers(written), axes, index);
      }
    }
    return axes.stream().sorted().toList();
  }

  /** That the axis written at {@code index} of {@code axes} is one of those before it. */
  private static Problem twice(Tensor x, List<Integer> written, List<Integer> axes, int index) {
    Set<Integer> seen = new HashSet<>();
    List<Integer> once = written.stream().filter(each -> seen.add(x.dims().axis(each))).toList();
    Problem problem =
        Problem.of("AxisTwice", "names axis %d of [%s] twice", axes.get(index), x.dims())
            .becauseRank(x)
            .fix("name each axis once")
            .or(new Remedy.Arguments(once));
    for (int other : List.of(axes.get(index) + 1, axes.get(index) - 1)) {
      if (other > 0 && other < x.dims().rank() && !axes.contains(other)) { // seldom the batch
        List<Integer> meant = new ArrayList<>(axes);
        meant.set(index, other);
        problem = problem.or(new Remedy.Arguments(meant.stream().sorted().toList()));
      }
    }
    return problem;
  }

  private static List<Integer> numbers(List<?> written) {
    return written.stream().map(Integer.class::cast).toList();
  }

  /** With its axes in the order that is written; with the last two swapped where none is. */
  static Tensor transpose(Tensor x, List<?> written) {
    int rank = x.dims().rank();
    List<Integer> order = written.isEmpty() ? swapped(x) : numbers(written);
    List<Integer> axes = order.stream().map(axis -> axis < 0 ? axis + rank : axis).toList();
    if (!AxisOrders.isOrder(axes, rank)) {
      throw disordered(x, order, axes);
    }
    return x.trace().apply(new Pieces.Transpose(axes), x);
  }

  private static List<Integer> swapped(Tensor x) {
    int rank = x.dims().rank();
    if (rank < 2) {
      throw Problem.of("TransposeRank", "swaps the last two axes, but has [%s]", x.dims())
          .becauseRank(x)
          .fix("transpose a tensor of two axes or more");
    }
    return AxisOrders.swapped(AxisOrders.inOrder(rank));
  }

  private static Problem disordered(Tensor x, List<Integer> written, List<Integer> axes) {
    List<List<Integer>> meant = AxisOrders.completed(axes, x.dims().rank());
    Problem problem =
        AxisOrders.misordered(x, written).fix("name each axis once, such as " + meant.get(0));
    for (List<Integer> order : meant) {
      problem = problem.or(new Remedy.Arguments(order));
    }
    return problem;
  }

  /** {@code problem} of two bounds in parentheses, which swapping may mend. */
  static Problem swapped(Problem problem, int index, double first, double second) {
    return problem
        .fix("write the smaller number first")
        .or(
            new Remedy.Together(
                List.of(
                    new Remedy.Argument(index, second, ""),
                    new Remedy.Argument(index + 1, first, ""))));
  }

  /** With its axes in this order; itself where nothing moves. */
  static Tensor ordered(Tensor x, int... order) {
    boolean moves = !Arrays.equals(order, IntStream.range(0, order.length).toArray());
    return moves ? x.transpose(order) : x;
  }

  // ---- parts

  /** The place {@code index} along {@code axis}; a negative one counts from the end. */
  private static Dim place(Tensor x, int axis, Object index) {
    if (index instanceof Dim place) {
      return place;
    }
    int number = (Integer) index;
    return number < 0 ? x.dims().dim(axis).plus(number) : Dim.of(number);
  }

  /** The part of {@code x} that is written: the axis, where it starts, and where it ends if so. */
  static Tensor slice(Tensor x, List<?> written) {
    int axis = sliced(x, written);
    Dim size = x.dims().dim(axis);
    Dim from = place(x, axis, written.get(1));
    Dim to = written.size() > 2 ? place(x, axis, written.get(2)) : size;
    Supplier<Problem> outside = () -> outside(x, axis, from, to, written);
    Require.atLeast(from, 0, outside);
    Require.atLeast(to, from.plus(1), outside);
    Require.atLeast(size, to, outside);
    return slice(x, axis, from, to);
  }

  /** The axis along which a part is taken. */
  private static int sliced(Tensor x, List<?> written) {
    try {
      return x.dims().axis((Integer) written.get(0));
    } catch (AxisException outside) {
      if (!isOfLast(x, written)) {
        throw outside;
      }
      throw ofLast(outside.problem().becauseRank(x), x, written).orArgument(0, -1);
    }
  }

  /** Whether two numbers can be places along the last axis, as in NumPy's {@code x[..., 0:8]}. */
  private static boolean isOfLast(Tensor x, List<?> written) {
    return written.size() == 2
        && x.dims().rank() > 0
        && x.dims().dim(-1).isKnown()
        && written.get(0) instanceof Integer from
        && written.get(1) instanceof Integer to
        && 0 <= from
        && from < to
        && to <= x.dims().known(-1);
  }

  /** {@code problem}, which may be due to an axis that was left out. */
  private static Problem ofLast(Problem problem, Tensor x, List<?> written) {
    return isOfLast(x, written)
        ? problem.or(new Remedy.Arguments(List.of(-1, written.get(0), written.get(1))))
        : problem;
  }

  private static Tensor slice(Tensor x, int axis, Dim from, Dim to) {
    Dims begin = zeros(x.dims().rank()).with(axis, from);
    return x.trace().apply(new Pieces.Slice(begin, x.dims().with(axis, to.minus(from))), x);
  }

  private static Problem outside(Tensor x, int axis, Dim from, Dim to, List<?> written) {
    Dim size = x.dims().dim(axis);
    boolean known = from.isKnown() && to.isKnown() && size.isKnown();
    boolean nothing = to.isAtMost(from, x.trace().facts());
    Problem problem =
        Problem.of(
                "SliceBounds",
                "cannot take %s up to %s of axis %d of [%s], %s",
                from,
                to,
                axis,
                x.dims(),
                nothing
                    ? "which is nothing"
                    : known ? "whose size is " + size : "which may be too short")
            .because(x, axis)
            .fix("take 0 up to " + size + ", or a part of it");
    problem = ofLast(problem, x, written);
    boolean numbers = written.stream().allMatch(Integer.class::isInstance);
    if (!known && nothing && numbers && written.size() > 2) {
      Remedy first = new Remedy.Argument(1, written.get(2), "");
      return problem.or(
          new Remedy.Together(List.of(first, new Remedy.Argument(2, written.get(1), ""))));
    }
    if (!known || !(written.get(1) instanceof Integer)) {
      Dim part = nothing ? Dim.of(1) : to.minus(from);
      return problem.standIn(x.type().with(x.dims().with(axis, part)));
    }
    long most = size.known();
    long first = Math.max(0, Math.min(from.known(), to.known()));
    long last = Math.min(most, Math.max(from.known(), to.known()));
    if (first >= last || written.size() < 3) {
      return problem.standIn(x.type().with(x.dims().with(axis, 1)));
    }
    // from and to swapped, or what lies outside cut off
    List<Remedy> changes = new ArrayList<>();
    if (first != from.known()) {
      changes.add(new Remedy.Argument(1, (int) first, ""));
    }
    if (last != to.known()) {
      changes.add(new Remedy.Argument(2, (int) last, ""));
    }
    return problem.or(changes.size() == 1 ? changes.get(0) : new Remedy.Together(changes));
  }

  /** The parts of equal size that are written: the axis, and how many there are. */
  static List<Tensor> split(Tensor x, List<?> written) {
    int axis = x.dims().axis((Integer) written.get(0));
    int parts = (Integer) written.get(1);
    Options.positive("parts", parts);
    Dim part = Require.multiple(x.dims().dim(axis), parts, () -> uneven(x, axis, parts));
    return IntStream.range(0, parts)
        .mapToObj(i -> slice(x, axis, part.times(i), part.times(i + 1)))
        .toList();
  }

  /** What a split that fails was most probably meant to give: as many parts as it says. */
  static List<Type> parts(Type x, int axis, int parts) {
    int along = 0 <= axis && axis < x.rank() ? axis : x.rank() - 1;
    Dim size = along < 0 ? Dim.of(1) : x.dims().dim(along);
    int several = Math.max(1, parts);
    Dim part = size.isKnown() ? Dim.of(Math.max(1, size.known() / several)) : size;
    Type each = along < 0 ? x : x.with(x.dims().with(along, part));
    return Collections.nCopies(several, each);
  }

  private static Problem uneven(Tensor x, int axis, int parts) {
    Dim size = x.dims().dim(axis);
    Problem problem =
        Problem.of(
                "SplitParts",
                "cannot make %d equal parts of axis %d of [%s]",
                parts,
                axis,
                x.dims())
            .because(x, axis)
            .fix("use a divisor of " + size);
    if (!size.isKnown()) {
      return problem;
    }
    Dim less = Dim.of(size.known() / parts * parts);
    Problem told = less.equals(Dim.of(0)) ? problem : problem.wants(x, axis, less);
    return told.wants(x, axis, less.plus(parts));
  }

  // ---- more around and beside

  /** With {@code value} as written: the axis, how many times before, and after. */
  static Tensor pad(Tensor x, List<?> written, double value) {
    int axis = x.dims().axis((Integer) written.get(0));
    int before = (Integer) written.get(1);
    int after = (Integer) written.get(2);
    Options.notNegative("before", before);
    Options.notNegative("after", after);
    Dims zeros = zeros(x.dims().rank());
    return x.trace()
        .apply(new Pieces.Pad(zeros.with(axis, before), zeros.with(axis, after), value), x);
  }

  /** Repeated along each axis as often as is written. */
  static Tensor tile(Tensor x, List<?> written) {
    List<Integer> times = numbers(written);
    int rank = x.dims().rank();
    if (times.size() != rank) {
      Problem problem =
          Problem.of("TileNumbers", "has %d numbers for the axes of [%s]", times.size(), x.dims())
              .becauseRank(x)
              .fix("write one number for each axis, 1 where it is not repeated");
      List<Integer> last =
          new ArrayList<>(Collections.nCopies(Math.max(0, rank - times.size()), 1));
      last.addAll(times);
      throw times.size() < rank && !times.isEmpty()
          ? problem.or(new Remedy.Arguments(last))
          : problem;
    }
    Tensor tiled = x;
    // One axis after the other: TensorFlow stretches few axes at once.
    for (int axis = 0; axis < rank; axis++) {
      Options.positive("times", times.get(axis));
      if (times.get(axis) > 1) {
        tiled = tile(tiled, axis, times.get(axis));
      }
    }
    return tiled;
  }

  /** [.., a, ..] -> [.., 1, a, ..] -> [.., n, a, ..] -> [.., n * a, ..]. */
  private static Tensor tile(Tensor x, int axis, int times) {
    Dims apart = x.dims().insert(axis, 1);
    return x.reshape(apart)
        .broadcastTo(apart.with(axis, times))
        .reshape(x.dims().with(axis, x.dims().dim(axis).times(times)));
  }

  /** In the opposite order along {@code axes}. */
  static Tensor flip(Tensor x, List<Integer> axes) {
    if (x.dims().rank() <= MOST_REVERSED) {
      return x.trace().apply(new Pieces.Reverse(axes), x);
    }
    Tensor flipped = x;
    for (int axis : axes) { // [.., a, ..] -> [before, a, after]
      Dims before = x.dims().slice(0, axis);
      Dims after = x.dims().slice(axis + 1, x.dims().rank());
      Dims three = Dims.of(List.of(before.count(), x.dims().dim(axis), after.count()));
      flipped = flip(flipped.reshape(three), List.of(1)).reshape(x.dims());
    }
    return flipped;
  }

  // ---- other sizes

  /** The sizes that {@code text} gives {@code x}; words are constants of {@code scope}. */
  static Dims sizes(Tensor x, String text, Class<?> scope) {
    Map<String, Long> constants = Reflection.constants(scope);
    try {
      return Notation.parse(text, constants).plainDims();
    } catch (NotationException malformed) {
      throw Reshape.Rule.meant(
          malformed, x, constants, (problem, sizes) -> problem.orArgument(0, sizes));
    }
  }

  /** Without the axes that are written, each of size 1; without all such where none is. */
  static Tensor squeeze(Tensor x, List<?> written) {
    if (written.isEmpty()) {
      return squeezed(x);
    }
    List<Integer> axes = axes(x, written);
    for (int index = 0; index < axes.size(); index++) {
      int axis = x.dims().axis((Integer) written.get(index));
      if (!x.dims().dim(axis).equals(Dim.of(1))) {
        throw unsqueezed(x, axis, index, axes);
      }
    }
    return x.reshape(x.dims().without(axes));
  }

  private static Problem unsqueezed(Tensor x, int axis, int index, List<Integer> axes) {
    Problem problem =
        Problem.of(
                "SqueezeSize",
                "cannot drop axis %d of [%s]: its size is %s, not 1",
                axis,
                x.dims(),
                x.dims().dim(axis))
            .because(x, axis)
            .becauseRank(x)
            .wants(new Want.Single(x, axis))
            .standIn(x.type().with(x.dims().without(axes)))
            .fix("name an axis of size 1, or reduce it, such as by mean");
    for (int other = x.dims().rank() - 1; other >= 0; other--) {
      if (x.dims().dim(other).equals(Dim.of(1)) && !axes.contains(other)) {
        problem = problem.orArgument(index, other);
      }
    }
    boolean last = axes.size() == 1 && axis == x.dims().rank() - 1;
    return last ? problem.wants(new Want.Longer(x)) : problem;
  }

  /** Without all axes whose size is the number 1. */
  private static Tensor squeezed(Tensor x) {
    Tensor squeezed =
        x.reshape(
            Dims.of(x.dims().toList().stream().filter(size -> !size.equals(Dim.of(1))).toList()));
    x.trace().meanings().squeeze(squeezed);
    return squeezed;
  }

  private static Dims zeros(int rank) {
    return Dims.of(Collections.nCopies(rank, Dim.of(0)));
  }
}
