package dev.tenon.ir.lint;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Reshape;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.AxisRoles.Place;
import dev.tenon.ir.Exact;
import dev.tenon.ir.Node;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.op.Shaping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A reshape that cuts rows where they do not end, so that axes mix: {@code [N, T, C]} to {@code [N,
 * C, T]} moves no element, but calls steps features.
 */
final class ReshapeLint implements Lints.Lint {
  /** Of more axes not all orders are tried. */
  private static final int MOST_AXES = 6;

  @Override
  public void check(Traced function) {
    for (Node node : function.trace().nodes()) {
      if (node.primitive() instanceof Shaping.Reshape) {
        check(function, node);
      }
    }
  }

  private static void check(Traced function, Node node) {
    Tensor x = node.input(0);
    Dims to = node.types().get(0).dims();
    Exact exact = new Exact(function.trace().facts());
    if (!exact.of(x.dims()).count().sameAs(exact.of(to).count())) {
      return; // as many only for some sizes: nobody can say where rows end
    }
    for (int source : mixed(exact.of(x.dims()), exact.of(to))) {
      boolean known = !function.roles().of(x, source).isEmpty() || !x.dims().dim(source).isKnown();
      if (function.isBatchDoubtful(x, source)) {
        return; // told of the input
      }
      if (known || isSwapped(x.dims(), to) || isOfPictures(function, x)) {
        warn(function, node, source);
        return;
      }
    }
  }

  private static void warn(Traced function, Node node, int source) {
    Tensor x = node.input(0);
    Dims to = node.types().get(0).dims();
    Problem problem =
        Problem.of(
                "MixedAxes",
                "makes [%s] of [%s], which mixes up axis %d (%s)",
                to,
                x.dims(),
                source,
                function.roles().of(x, source).isEmpty()
                    ? "size " + x.dims().dim(source)
                    : function.told(x, source))
            .explained("the axes are " + function.told(x) + "; a reshape moves none of them")
            .fix("move axes by transpose, and reshape only neighbours");
    function.warn(node, meant(problem, x.dims(), to, new Exact(function.trace().facts())));
  }

  /** Whether {@code to} has the same sizes in another order; of mere numbers, nobody can say. */
  private static boolean isSwapped(Dims from, Dims to) {
    List<Dim> sizes = new ArrayList<>(from.toList());
    to.forEach(sizes::remove);
    return !from.isKnown() && from.rank() == to.rank() && sizes.isEmpty();
  }

  /** Whether {@code x} is pictures as the data give them, as their sizes tell. */
  private static boolean isOfPictures(Traced function, Tensor x) {
    for (int axis = 1; axis < 4; axis++) {
      Optional<Place> place =
          x.dims().rank() == 4 ? function.roles().input(x, axis) : Optional.empty();
      if (place.isEmpty() || place.get().axis() != axis) {
        return false;
      }
    }
    Dims sizes = x.dims().slice(1, 4);
    return sizes.isKnown()
        && sizes.known(0) >= Traced.SMALLEST
        && sizes.dim(0).equals(sizes.dim(1))
        && Traced.COLOURS.contains(sizes.known(2));
  }

  // ---- what is mixed

  /** Axes that end up next to others, have lost their place and are not whole any more. */
  private static List<Integer> mixed(Dims from, Dims to) {
    return IntStream.range(0, from.rank())
        .filter(source -> !from.dim(source).equals(Dim.of(1)))
        .filter(source -> isMixed(from, source, to) && isLost(from, source, to))
        .boxed()
        .toList();
  }

  private static boolean isMixed(Dims from, int source, Dims to) {
    for (int axis = 0; axis < to.rank(); axis++) {
      List<Integer> sources = sources(from, to, axis);
      if (sources.size() > 1 && sources.contains(source) && !isWithin(from, source, to, axis)) {
        return true;
      }
    }
    return false;
  }

  private static List<Integer> sources(Dims from, Dims to, int axis) {
    Type type = new Type(DType.FLOAT32, from);
    return new Shaping.Reshape(to)
        .sources(List.of(type), List.of(type.with(to)), 0, axis).stream()
            .map(Axis::axis)
            .filter(source -> !from.dim(source).equals(Dim.of(1)))
            .toList();
  }

  /** Whether all of {@code source} goes into {@code axis}. */
  private static boolean isWithin(Dims from, int source, Dims to, int axis) {
    Dim low = stride(to, axis);
    Dim start = stride(from, source);
    return divides(low, start) && divides(start.times(from.dim(source)), low.times(to.dim(axis)));
  }

  /**
   * Whether {@code source} is cut where it is not whole, or its size appears elsewhere: then it was
   * meant to be moved. Joining neighbours, as in {@code [N, T, C]} to {@code [N, T / 2, 2 * C]}, is
   * neither.
   */
  private static boolean isLost(Dims from, int source, Dims to) {
    Dim start = stride(from, source);
    Dim end = start.times(from.dim(source));
    for (int axis = 0; axis < to.rank(); axis++) {
      Dim cut = stride(to, axis);
      boolean one = to.dim(axis).equals(Dim.of(1));
      if (!one && (to.dim(axis).sameAs(from.dim(source)) || !fits(cut, start) || !fits(cut, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(Dim a, Dim b) {
    return divides(a, b) || divides(b, a);
  }

  private static boolean divides(Dim divisor, Dim value) {
    return value.dividedBy(divisor).isPresent();
  }

  private static Dim stride(Dims dims, int axis) {
    return dims.slice(axis + 1, dims.rank()).count();
  }

  // ---- what was probably meant

  /** {@code mixing}, which moving axes may mend, or else stating the sizes in another order. */
  private static Problem meant(Problem mixing, Dims from, Dims to, Exact exact) {
    if (to.rank() > MOST_AXES || !isWritable(to)) {
      return moved(mixing, from, to, exact);
    }
    Dims rows = exact.of(from);
    Dims made = exact.of(to);
    Order other = Order.first(to.rank(), order -> isUnmixed(rows, made, order));
    Dims batchFirst = batchFirst(from, to);
    boolean first = batchFirst.rank() > 0 && mixed(rows, exact.of(batchFirst)).isEmpty();
    Problem problem = moved(first ? written(mixing, batchFirst) : mixing, from, to, exact);
    return first || other.isEmpty() ? problem : written(problem, to.permute(other.axes()));
  }

  private static Problem written(Problem problem, Dims sizes) {
    return problem.orWrite("value", sizes.toString()).orArgument(0, sizes.toString());
  }

  /** {@code to} with the batch first, where it stands elsewhere and {@code from} has it first. */
  private static Dims batchFirst(Dims from, Dims to) {
    int batch = to.toList().indexOf(from.dim(0));
    boolean permuted = isSwapped(from, to);
    return batch > 0 && from.dim(0).equals(Traced.BATCH) && !permuted
        ? to.without(List.of(batch)).prepend(from.dim(0))
        : Dims.SCALAR;
  }

  /** Whether {@code to} in this order, the batch first, leaves all rows whole. */
  private static boolean isUnmixed(Dims from, Dims to, Order order) {
    Dims other = to.permute(order.axes());
    return order.axes().get(0) == 0 && !other.equals(to) && mixed(from, other).isEmpty();
  }

  /** {@code problem}, which moving axes may mend, where one order stands out. */
  private static Problem moved(Problem problem, Dims from, Dims to, Exact exact) {
    Order before = new Order(List.of());
    Order after = new Order(List.of());
    if (from.rank() <= MOST_AXES && to.rank() <= MOST_AXES) {
      Dims rows = exact.of(from);
      Dims made = exact.of(to);
      before = Order.first(from.rank(), order -> mixed(rows.permute(order.axes()), made).isEmpty());
      after = Order.first(to.rank(), order -> mixed(rows, order.undo(made)).isEmpty());
    }
    if (!before.isEmpty() && from.permute(before.axes()).sameAs(to)) {
      return by(problem, before, before.transpose());
    }
    boolean turned = before.isEmpty() || after.inversions() <= before.inversions();
    if (!after.isEmpty() && turned && isWritable(after.undo(to))) {
      Remedy.Added first = new Remedy.Added(Reshape.class, List.of(after.undo(to).toString()));
      return by(problem, after, first, after.transpose());
    }
    Remedy.Added last = new Remedy.Added(Reshape.class, List.of(to.toString()));
    return before.isEmpty() || !isWritable(to)
        ? problem
        : by(problem, before, before.transpose(), last);
  }

  /** Whether a shape text can say {@code dims}: it has no arithmetic. */
  private static boolean isWritable(Dims dims) {
    return dims.toList().stream().allMatch(dim -> dim.toString().matches("\\d+|[A-Z]"));
  }

  private static Problem by(Problem problem, Order order, Remedy.Added... layers) {
    List<String> calls = new ArrayList<>();
    UnaryOperator<Tensor> how = x -> x;
    for (Remedy.Added added : layers) {
      UnaryOperator<Tensor> done = how;
      if (added.layer() == Reshape.class) {
        Dims sizes = Notation.parse((String) added.required().get(0), Map.of()).type().dims();
        calls.add(".reshape(\"" + sizes + "\")");
        how = x -> done.apply(x).reshape(sizes);
      } else {
        int[] axes = order.axes().stream().mapToInt(Integer::intValue).toArray();
        calls.add("." + order.call());
        how = x -> done.apply(x).transpose(axes);
      }
    }
    return problem
        .fix("write " + String.join("", calls).substring(1))
        .or(new Remedy.Instead(List.of(layers)))
        .orCall(String.join("", calls), how);
  }
}
