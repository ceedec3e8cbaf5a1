package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stretches one of two tensors that are joined, such as one vector an image to all its pixels, or a
 * token that all examples share to each of them.
 */
final class Stretching {
  private Stretching() {}

  /**
   * {@code problem} of a join along {@code axis}, where one lacks the axes between the ends, or
   * pixels were to be one row.
   */
  static Problem missing(Problem problem, Dims a, Dims b, int axis) {
    int fewer = a.rank() < b.rank() ? 0 : 1;
    Dims less = fewer == 0 ? a : b;
    Dims more = fewer == 0 ? b : a;
    boolean between =
        less.rank() == 2 && axis == more.rank() - 1 && less.dim(0).sameAs(more.dim(0));
    if (!between) {
      return problem;
    }
    Dims stretched = more.with(axis, less.dim(1));
    List<Integer> added = IntStream.range(1, axis).boxed().toList();
    Dims row = Dims.of(List.of(more.dim(0), more.slice(1, more.rank()).count()));
    boolean pixels = more.rank() == 4 && isPlain(row);
    Problem told =
        pixels
            ? problem.orOperand(1 - fewer, ".reshape(\"" + row + "\")", x -> x.reshape(row))
            : problem;
    return isPlain(stretched)
        ? told.orOperand(
            fewer,
            Broadcasting.expanding(added) + call(stretched),
            x -> Broadcasting.expanded(x, added).broadcastTo(stretched))
        : told;
  }

  /** {@code problem} of a join along {@code axis}, where one is 1 in place of other sizes. */
  static Problem ones(Problem problem, Dims a, Dims b, int axis) {
    int ones = -1;
    for (int each = 0; each < a.rank(); each++) {
      if (each == axis || a.dim(each).sameAs(b.dim(each))) {
        continue;
      }
      int one = isOne(a.dim(each)) ? 0 : isOne(b.dim(each)) ? 1 : -1;
      if (one < 0 || ones >= 0 && ones != one) {
        return problem;
      }
      ones = one;
    }
    Dims less = ones == 0 ? a : b;
    Dims stretched = (ones == 0 ? b : a).with(axis, less.dim(axis));
    return ones >= 0 && isPlain(stretched)
        ? problem.orOperand(ones, call(stretched), x -> x.broadcastTo(stretched))
        : problem;
  }

  private static String call(Dims sizes) {
    return ".broadcastTo(\"" + sizes + "\")";
  }

  private static boolean isOne(Dim dim) {
    return dim.equals(Dim.of(1));
  }

  /** Whether a shape text can say these sizes. */
  private static boolean isPlain(Dims dims) {
    return dims.toList().stream().allMatch(dim -> dim.toString().matches("[A-Z]|\\d+"));
  }
}
