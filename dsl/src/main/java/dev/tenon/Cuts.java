package dev.tenon;

import dev.tenon.ir.Require;
import dev.tenon.ir.op.Pieces;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Parts of tensors, and tensors with more around or beside them. */
final class Cuts {
  /** How many axes a tensor has that TensorFlow reverses. */
  private static final int MOST_REVERSED = 8;

  private Cuts() {}

  /** The place {@code index} along {@code axis}; a negative one counts from the end. */
  static Dim place(Tensor x, int axis, int index) {
    return index < 0 ? x.dims().dim(axis).plus(index) : Dim.of(index);
  }

  static Tensor slice(Tensor x, int axis, Dim from, Dim to) {
    Dim size = x.dims().dim(axis);
    Supplier<Problem> outside =
        () -> {
          boolean known = from.isKnown() && to.isKnown() && size.isKnown();
          boolean nothing = to.isAtMost(from, x.trace().facts());
          return Problem.of(
                  "SliceBounds",
                  "slice cannot take %s up to %s of axis %d of [%s], %s",
                  from,
                  to,
                  x.dims().axis(axis),
                  x.dims(),
                  nothing
                      ? "which is nothing"
                      : known ? "whose size is " + size : "which may be too short")
              .fix("take 0 up to " + size + ", or a part of it");
        };
    Require.atLeast(from, 0, outside);
    Require.atLeast(to, from.plus(1), outside);
    Require.atLeast(size, to, outside);
    Dims begin = zeros(x.dims().rank()).with(axis, from);
    return x.trace().apply(new Pieces.Slice(begin, x.dims().with(axis, to.minus(from))), x);
  }

  static List<Tensor> split(Tensor x, int axis, int parts) {
    Options.positive("parts", parts);
    Dim part = Require.multiple(x.dims().dim(axis), parts, () -> uneven(x, axis, parts));
    return IntStream.range(0, parts)
        .mapToObj(i -> slice(x, axis, part.times(i), part.times(i + 1)))
        .toList();
  }

  private static Problem uneven(Tensor x, int axis, int parts) {
    Dim size = x.dims().dim(axis);
    Problem problem =
        Problem.of(
                "SplitParts",
                "split cannot make %d equal parts of axis %d of [%s]",
                parts,
                x.dims().axis(axis),
                x.dims())
            .because(x, axis)
            .fix("use a divisor of " + size);
    if (!size.isKnown()) {
      return problem;
    }
    Dim less = Dim.of(size.known() / parts * parts);
    return problem.wants(x, axis, less).wants(x, axis, less.plus(parts));
  }

  static Tensor pad(Tensor x, int axis, int before, int after, double value) {
    Options.notNegative("before", before);
    Options.notNegative("after", after);
    Dims zeros = zeros(x.dims().rank());
    return x.trace()
        .apply(new Pieces.Pad(zeros.with(axis, before), zeros.with(axis, after), value), x);
  }

  static Tensor tile(Tensor x, int... times) {
    if (times.length != x.dims().rank()) {
      throw Problem.of(
              "TileNumbers", "tile has %d numbers for the axes of [%s]", times.length, x.dims())
          .fix("write one number for each axis, 1 where it is not repeated");
    }
    Tensor tiled = x;
    // One axis after the other: TensorFlow stretches few axes at once.
    for (int axis = 0; axis < times.length; axis++) {
      Options.positive("times", times[axis]);
      if (times[axis] > 1) {
        tiled = tile(tiled, axis, times[axis]);
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

  static Tensor squeeze(Tensor x, List<Integer> axes) {
    for (int axis : axes) {
      if (!x.dims().dim(axis).equals(Dim.of(1))) {
        throw Problem.of(
                "SqueezeSize",
                "squeeze cannot drop axis %d of [%s]: its size is %s, not 1",
                axis,
                x.dims(),
                x.dims().dim(axis))
            .fix("name an axis of size 1, or reduce it, such as by mean");
      }
    }
    return x.reshape(x.dims().without(axes));
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

  /** Without all axes whose size is the number 1. */
  static Tensor squeezed(Tensor x) {
    Tensor squeezed =
        x.reshape(
            Dims.of(x.dims().toList().stream().filter(size -> !size.equals(Dim.of(1))).toList()));
    x.trace().meanings().squeeze(squeezed);
    return squeezed;
  }

  /** With the last two axes swapped. */
  static Tensor swapped(Tensor x) {
    int rank = x.dims().rank();
    if (rank < 2) {
      throw Problem.of("TransposeRank", "transpose swaps the last two axes, but has [%s]", x.dims())
          .fix("transpose a tensor of two axes or more");
    }
    int[] order = IntStream.range(0, rank).toArray();
    order[rank - 2] = rank - 1;
    order[rank - 1] = rank - 2;
    return x.transpose(order);
  }

  /** With its axes in this order; itself where nothing moves. */
  static Tensor ordered(Tensor x, int... order) {
    boolean moves = !Arrays.equals(order, IntStream.range(0, order.length).toArray());
    return moves ? x.transpose(order) : x;
  }

  private static Dims zeros(int rank) {
    return Dims.of(Collections.nCopies(rank, Dim.of(0)));
  }
}
