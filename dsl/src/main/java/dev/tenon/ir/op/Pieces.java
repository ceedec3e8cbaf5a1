package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Masks;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Tensors put together, cut and moved. */
public final class Pieces {
  private Pieces() {}

  /** Axis {@code i} of the output is axis {@code order.get(i)} of the input. */
  public record Transpose(List<Integer> order) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0).with(inputs.get(0).dims().permute(order)));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(order.get(axis), 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      List<Integer> inverse = new ArrayList<>(order);
      for (int axis = 0; axis < order.size(); axis++) {
        inverse.set(order.get(axis), axis);
      }
      return List.of(node.trace().apply(new Transpose(inverse), upstreams.get(0)));
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Tensor mask = Masks.mask(x);
      int covered = mask.dims().rank();
      boolean still = IntStream.range(0, covered).allMatch(axis -> order.get(axis) == axis);
      Tensor moved = still ? mask : mask.trace().apply(this, Masks.aligned(mask, x.dims().rank()));
      return List.of(Masks.apply(this, inputs).masked(moved));
    }
  }

  /** The elements along each of {@code axes} in the opposite order. */
  public record Reverse(List<Integer> axes) implements Primitive {
    /** Checks that each axis is named once. */
    public Reverse {
      if (axes.stream().distinct().count() < axes.size()) {
        throw new IllegalArgumentException("each axis is named once, not as in " + axes);
      }
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(node.trace().apply(this, upstreams.get(0)));
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Tensor mask = Masks.mask(x);
      List<Integer> covered = axes.stream().filter(axis -> Masks.covers(x, axis)).toList();
      Tensor reversed = covered.isEmpty() ? mask : mask.trace().apply(new Reverse(covered), mask);
      return List.of(Masks.apply(this, inputs).masked(reversed));
    }
  }

  /** The only axis along which tensors of these sizes can be joined; -1 where there is none. */
  public static int fitting(Dims a, Dims b) {
    List<Integer> unequal =
        IntStream.range(0, Math.min(a.rank(), b.rank()))
            .filter(axis -> !a.dim(axis).sameAs(b.dim(axis)))
            .boxed()
            .toList();
    return a.rank() == b.rank() && unequal.size() == 1 ? unequal.get(0) : -1;
  }

  /** Two tensors side by side along {@code axis}; their other sizes are equal. */
  public record Concat(int axis) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type a = inputs.get(0);
      Type b = inputs.get(1);
      if (a.dtype() != b.dtype()) {
        throw Broadcasting.unlike("cannot join [%s] and [%s]", a, b);
      }
      Dim both = a.dims().dim(axis);
      if (b.rank() == a.rank()) {
        both = both.plus(b.dims().dim(axis));
      }
      Dims first = a.dims().with(axis, both);
      Dims second = b.rank() == a.rank() ? b.dims().with(axis, both) : b.dims();
      Require.same(
          first,
          second,
          () ->
              unequal(
                  Problem.of("ConcatSizes", "cannot join [%s] and [%s] along axis %d", a, b, axis)
                      .standIn(a.with(first))
                      .fix("make all other sizes equal"),
                  a.dims(),
                  b.dims()));
      return List.of(a.with(Require.plainer(first, second)));
    }

    private static Problem ranked(Problem problem, List<Tensor> inputs) {
      Tensor a = inputs.get(0);
      Tensor b = inputs.get(1);
      return problem
          .becauseRank(a)
          .becauseRank(b)
          .wantsRank(
              a.dims().rank() < b.dims().rank() ? a : b, Math.max(a.dims().rank(), b.dims().rank()))
          .wantsRank(
              a.dims().rank() < b.dims().rank() ? b : a,
              Math.min(a.dims().rank(), b.dims().rank()));
    }

    private Problem unequal(Problem mismatch, Dims a, Dims b) {
      if (a.rank() != b.rank()) {
        Problem told =
            mismatch
                .explained("they have %d and %d axes".formatted(a.rank(), b.rank()))
                .fix("give both as many axes");
        return Stretching.missing(told, a, b, axis).once(Concat::ranked);
      }
      int fitting = fitting(a, b);
      Problem problem =
          Stretching.ones(
              fitting < 0 ? mismatch : mismatch.or(Remedy.axis(1, fitting)), a, b, axis);
      if (axis == 3 && Cropping.fits(a, b)) {
        Cropping crop = Cropping.of(a, b);
        problem =
            problem
                .fix("crop the larger one by %s, or pad more before it".formatted(crop.slices()))
                .orOperand(crop.input(), crop.slices(), crop::apply);
      }
      for (int other = 0; other < Math.min(a.rank(), b.rank()); other++) {
        if (other != axis && !a.dim(other).sameAs(b.dim(other))) {
          Problem told = problem.unequal(new Axis(0, other), new Axis(1, other));
          return a.dim(other).isKnown() || b.dim(other).isKnown() ? told : told.once(this::led);
        }
      }
      return problem;
    }

    /** {@code problem}, which layers mend that give one input the sizes of the other. */
    private Problem led(Problem problem, List<Tensor> inputs) {
      Tensor a = inputs.get(0);
      Tensor b = inputs.get(1);
      return problem
          .wants(new Want.Led(a, b.dims().with(axis, a.dims().dim(axis))))
          .wants(new Want.Led(b, a.dims().with(axis, b.dims().dim(axis))));
    }

    /** What is to be cut off the larger of two images, where both sides lose as much. */
    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis, 0, 1);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Dims a = node.input(0).dims();
      Dims zeros = zeros(a.rank());
      return List.of(
          node.trace().apply(new Slice(zeros, a), upstreams.get(0)),
          node.trace()
              .apply(
                  new Slice(zeros.with(axis, a.dim(axis)), node.input(1).dims()),
                  upstreams.get(0)));
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor a = inputs.get(0);
      Tensor b = inputs.get(1);
      Tensor joined = Masks.apply(this, inputs);
      if (!Masks.covers(a, axis) && !Masks.covers(b, axis)) {
        return List.of(Masks.with(joined, Masks.both(Masks.mask(a), Masks.mask(b))));
      }
      Tensor masks = joined.trace().apply(this, whole(a, b), whole(b, a));
      return List.of(joined.masked(masks));
    }

    /** The mask of {@code x} in the sizes of {@code x} where that or another's mask has some. */
    private Tensor whole(Tensor x, Tensor other) {
      Dims sizes = x.dims();
      for (int each = 0; each < sizes.rank(); each++) {
        boolean covered = each == axis || Masks.covers(x, each) || Masks.covers(other, each);
        sizes = covered ? sizes : sizes.with(each, 1);
      }
      Tensor mask = Masks.mask(x);
      return mask == null
          ? Masks.everywhere(x.trace(), sizes)
          : Masks.aligned(mask, sizes.rank()).broadcastTo(sizes);
    }
  }

  /** The part of sizes {@code size} that starts at {@code begin}. */
  public record Slice(Dims begin, Dims size) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0).with(size));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Dims x = node.input(0).dims();
      List<Dim> after = new ArrayList<>();
      for (int axis = 0; axis < x.rank(); axis++) {
        after.add(x.dim(axis).minus(begin.dim(axis)).minus(size.dim(axis)));
      }
      return List.of(node.trace().apply(new Pad(begin, Dims.of(after), 0), upstreams.get(0)));
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Tensor mask = Masks.mask(x);
      Dims part = mask.dims();
      Dims start = zeros(part.rank());
      for (int axis = 0; axis < part.rank(); axis++) {
        if (Masks.covers(x, axis)) {
          part = part.with(axis, size.dim(axis));
          start = start.with(axis, begin.dim(axis));
        }
      }
      boolean same = part.equals(mask.dims());
      Tensor cut = same ? mask : mask.trace().apply(new Slice(start, part), mask);
      return List.of(Masks.apply(this, inputs).masked(cut));
    }
  }

  /** {@code value} added before and after each axis. */
  public record Pad(Dims before, Dims after, double value) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Dims x = inputs.get(0).dims();
      List<Dim> padded = new ArrayList<>();
      for (int axis = 0; axis < x.rank(); axis++) {
        padded.add(x.dim(axis).plus(before.dim(axis)).plus(after.dim(axis)));
      }
      return List.of(inputs.get(0).with(Dims.of(padded)));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(node.trace().apply(new Slice(before, node.input(0).dims()), upstreams.get(0)));
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Tensor mask = Masks.mask(x);
      Dims more = zeros(mask.dims().rank());
      Dims behind = more;
      for (int axis = 0; axis < more.rank(); axis++) {
        if (Masks.covers(x, axis)) {
          more = more.with(axis, before.dim(axis));
          behind = behind.with(axis, after.dim(axis));
        }
      }
      boolean same = more.equals(behind) && more.equals(zeros(more.rank()));
      // what is added counts, as it does where nothing is masked
      Tensor padded =
          same
              ? mask
              : mask.trace().apply(new Pad(more, behind, 1), mask.cast(DType.INT32)).notEqual(0);
      return List.of(Masks.apply(this, inputs).masked(padded));
    }
  }

  /**
   * A last axis of {@code depth} numbers, 1 where an index says, else 0: {@code [...]} to {@code
   * [..., depth]}.
   */
  public record OneHot(int depth, DType dtype) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(new Type(dtype, Dtypes.whole(inputs.get(0)).dims().append(depth)));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return axis < inputs.get(0).rank() ? Axis.of(axis, 0) : List.of();
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList((Tensor) null);
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      return List.of(Masks.apply(this, inputs).masked(Masks.mask(inputs.get(0))));
    }
  }

  private static Dims zeros(int rank) {
    return Dims.of(Collections.nCopies(rank, Dim.of(0)));
  }
}
