package dev.tenon.ir.op;

import static java.util.stream.Collectors.joining;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What primitives share that stretch their inputs to common sizes, as NumPy does. */
final class Broadcasting {
  private Broadcasting() {}

  /** The common type of two inputs. */
  static Type common(String what, List<Type> inputs) {
    Type a = inputs.get(0);
    Type b = inputs.get(1);
    if (a.dtype() != b.dtype()) {
      throw unlike("cannot " + what + " [%s] and [%s]", a, b)
          .standIn(longer(a, b).with(wider(a, b)));
    }
    return a.with(
        Require.broadcast(
            a.dims(),
            b.dims(),
            () ->
                unequal(
                    meant(
                            Problem.of("BroadcastMismatch", "cannot %s [%s] and [%s]", what, a, b),
                            a,
                            b)
                        .fix("make their sizes equal, or 1, counted from the last axis"),
                    a.dims(),
                    b.dims())));
  }

  /** What {@code problem} leaves open; of a number an example and a vector, how many axes, too. */
  private static Problem meant(Problem problem, Type a, Type b) {
    return isEachByAll(a.dims(), b.dims()) ? problem : problem.standIn(a.rank() < b.rank() ? b : a);
  }

  /** The type of more axes, with those sizes of the other that stretch it. */
  private static Type longer(Type a, Type b) {
    Type longer = a.rank() < b.rank() ? b : a;
    return Dims.broadcast(a.dims(), b.dims()).map(longer::with).orElse(longer);
  }

  /** Whether one is a number for each example and the other a vector of a known size. */
  private static boolean isEachByAll(Dims a, Dims b) {
    return a.rank() == 1 && b.rank() == 1 && a.isKnown() != b.isKnown();
  }

  /** The common type of two inputs, which must be numbers. */
  static Type numbers(String what, List<Type> inputs) {
    return Dtypes.number(common(what, inputs));
  }

  /** {@code problem} of two element types, one of which may be stated otherwise, or cast. */
  static Problem alike(Problem problem, List<Tensor> inputs) {
    Tensor a = inputs.get(0);
    Tensor b = inputs.get(1);
    DType wider = wider(a.type(), b.type());
    int other = a.dtype() == wider ? 1 : 0;
    Problem told = problem.wantsDtype(inputs.get(other), wider).becauseDtype(inputs.get(1 - other));
    boolean numbers = a.dtype() != DType.BOOL && b.dtype() != DType.BOOL;
    return numbers ? told.orCast(other, wider) : told; // of bool a number is seldom meant
  }

  /**
   * A problem of two inputs whose elements are of different types.
   *
   * @param format of the first line, of both types
   */
  static Problem unlike(String format, Type a, Type b) {
    return Problem.of("DtypeMismatch", format, a.whole(), b.whole())
        .fix(
            "cast one to the type of the other, such as by cast(DType.%s)"
                .formatted(wider(a, b).name()))
        .once(Broadcasting::alike);
  }

  /**
   * That of two element types which holds the numbers of both, mostly; of two floating ones
   * float32, in which models compute.
   */
  static DType wider(Type a, Type b) {
    boolean floating = a.dtype().isFloating() && b.dtype().isFloating();
    if (floating && b.dtype() == DType.FLOAT32) {
      return DType.FLOAT32;
    }
    boolean second =
        b.dtype().isFloating() && !a.dtype().isFloating()
            || a.dtype() == DType.BOOL
            || b.dtype() == DType.INT64 && a.dtype().isInteger()
            || a.dtype() == DType.UINT8 && b.dtype().isInteger();
    return second && b.dtype() != DType.BOOL ? b.dtype() : a.dtype();
  }

  /** {@code problem}, due to the last axes that do not meet. */
  private static Problem unequal(Problem problem, Dims a, Dims b) {
    for (int back = 1; back <= Math.min(a.rank(), b.rank()); back++) {
      int first = a.rank() - back;
      int second = b.rank() - back;
      if (!isOne(a, first) && !isOne(b, second) && !a.dim(first).sameAs(b.dim(second))) {
        if (a.rank() == b.rank()) {
          Problem told = problem.unequal(new Axis(0, first), new Axis(1, second));
          return told.once(isEachByAll(a, b) ? Broadcasting::eachByAll : Broadcasting::led);
        }
        int fewer = a.rank() < b.rank() ? 0 : 1;
        Dims merged = fewer == 0 ? merged(b, a) : merged(a, b);
        if (merged != null) {
          return problem
              .unequal(new Axis(0, first), new Axis(1, second))
              .orOperand(1 - fewer, ".reshape(\"%s\")".formatted(merged), x -> x.reshape(merged));
        }
        List<Integer> lacking = fewer == 0 ? lacking(a, b) : lacking(b, a);
        boolean batch = (fewer == 0 ? first : second) == 0 && a.dim(0).sameAs(b.dim(0));
        if (lacking.isEmpty() && (!batch || a.dim(0).isKnown())) {
          return problem.unequal(new Axis(0, first), new Axis(1, second));
        }
        List<Integer> axes =
            lacking.isEmpty()
                ? IntStream.rangeClosed(1, Math.abs(first - second)).boxed().toList()
                : lacking;
        return rank(problem, fewer, first, second, axes)
            .explained(
                "counted from the last axis, %s meets %s".formatted(a.dim(first), b.dim(second)));
      }
    }
    return problem;
  }

  /**
   * {@code more} with neighbours as one axis, as the rows and columns of an image are, so that it
   * ends with the sizes of {@code less}; null where none do.
   */
  private static Dims merged(Dims more, Dims less) {
    List<Dim> sizes = new ArrayList<>();
    int axis = more.rank() - 1;
    for (int back = 1; back <= less.rank(); back++) {
      Dim size = Dim.of(1);
      do {
        if (axis < 0) {
          return null;
        }
        size = size.times(more.dim(axis--));
      } while (size.isKnown()
          && less.dim(-back).isKnown()
          && size.known() < less.dim(-back).known());
      if (!size.sameAs(less.dim(-back))) {
        return null;
      }
      sizes.add(0, size);
    }
    boolean some = sizes.size() < more.rank() - 1 - axis;
    return some ? more.slice(0, axis + 1).concat(Dims.of(sizes)) : null;
  }

  /**
   * The axes of {@code more} that {@code less} lacks where all others have the same sizes in the
   * same order; empty where they have not. Of several that may be meant, the first, but the
   * channels where pixels are weighed.
   */
  private static List<Integer> lacking(Dims less, Dims more) {
    List<Integer> lacking = new ArrayList<>();
    int next = less.rank() - 1;
    for (int axis = more.rank() - 1; axis >= 0; axis--) {
      if (next >= 0 && less.dim(next).sameAs(more.dim(axis))) {
        next--;
      } else {
        lacking.add(0, axis);
      }
    }
    List<Integer> behind = behind(less, more);
    boolean channels = more.rank() == 4 && less.rank() == 3 && behind.equals(List.of(3));
    return channels ? behind : next < 0 ? lacking : List.of();
  }

  /** The last axes of {@code more}, where {@code less} has all before them; empty where not. */
  private static List<Integer> behind(Dims less, Dims more) {
    return more.slice(0, less.rank()).sameAs(less)
        ? IntStream.range(less.rank(), more.rank()).boxed().toList()
        : List.of();
  }

  /** {@code problem}, due to axes that input {@code fewer} lacks, so that others meet. */
  private static Problem rank(
      Problem problem, int fewer, int first, int second, List<Integer> lacking) {
    return problem.once(
        (told, inputs) ->
            pooled(told, inputs.get(fewer), inputs.get(1 - fewer))
                .becauseRank(inputs.get(0))
                .becauseRank(inputs.get(1))
                .because(inputs.get(0), first)
                .because(inputs.get(1), second)
                .orEarlier(inputs.get(fewer), "returnSequences", true)
                .orOperand(fewer, expanding(lacking), x -> expanded(x, lacking))
                .orEarlier(inputs.get(1 - fewer), "returnSequences", false));
  }

  /** {@code problem}, which pixels joined before dense layers mend, where rows meet images. */
  private static Problem pooled(Problem problem, Tensor rows, Tensor images) {
    boolean meet = rows.dims().rank() == 2 && images.dims().rank() == 4;
    return meet && rows.dims().dim(1).sameAs(images.dims().dim(3))
        ? problem.wantsRank(images, 2)
        : problem;
  }

  /** The calls that add {@code axes}, in ascending order, of size 1. */
  static String expanding(List<Integer> axes) {
    return axes.stream().map(".expandDims(%d)"::formatted).collect(joining());
  }

  /** What {@link #expanding} says of {@code x}. */
  static Tensor expanded(Tensor x, List<Integer> axes) {
    Tensor expanded = x;
    for (int axis : axes) {
      expanded = expanded.expandDims(axis);
    }
    return expanded;
  }

  /** {@code problem}, which an axis more mends, so that each number meets the whole vector. */
  private static Problem eachByAll(Problem problem, List<Tensor> inputs) {
    int each = inputs.get(0).dims().isKnown() ? 1 : 0;
    return problem
        .becauseRank(inputs.get(0))
        .becauseRank(inputs.get(1))
        .orOperand(each, expanding(List.of(1)), x -> expanded(x, List.of(1)));
  }

  /** {@code problem}, which layers mend that give one input the sizes of the other. */
  private static Problem led(Problem problem, List<Tensor> inputs) {
    Tensor a = inputs.get(0);
    Tensor b = inputs.get(1);
    return problem.wants(new Want.Led(a, b.dims())).wants(new Want.Led(b, a.dims()));
  }

  /**
   * The gradient towards an input of sizes {@code dims} that was stretched to those of {@code
   * upstream}.
   */
  static Tensor unstretch(Tensor upstream, Dims dims) {
    int added = upstream.dims().rank() - dims.rank();
    List<Integer> stretched = new ArrayList<>();
    for (int axis = 0; axis < upstream.dims().rank(); axis++) {
      if (axis < added || (isOne(dims, axis - added) && !isOne(upstream.dims(), axis))) {
        stretched.add(axis);
      }
    }
    if (stretched.isEmpty()) {
      return upstream;
    }
    return upstream.sum(stretched.stream().mapToInt(Integer::intValue).toArray()).reshape(dims);
  }

  private static boolean isOne(Dims dims, int axis) {
    return dims.dim(axis).isKnown() && dims.known(axis) == 1;
  }
}
