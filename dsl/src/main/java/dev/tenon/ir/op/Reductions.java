package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Masks;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.Arrays;
import java.util.List;

/** Reductions over axes, which are dropped. Axes are normalised and ascending. */
public final class Reductions {
  private Reductions() {}

  /** What these have in common. */
  interface Reduction extends Primitive {
    List<Integer> axes();

    @Override
    default List<Type> infer(List<Type> inputs) {
      Type x = Dtypes.number(inputs.get(0));
      return List.of(x.with(x.dims().without(axes())));
    }

    @Override
    default List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(kept(axis), 0);
    }

    @Override
    default Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count();
    }

    /** The input's axis that became {@code axis} of the output. */
    private int kept(int axis) {
      int kept = axis;
      for (int dropped : axes()) {
        kept += dropped <= kept ? 1 : 0;
      }
      return kept;
    }

    /** What an element that is masked counts as. */
    double neutral(DType dtype);

    @Override
    default List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      return Masks.reduced(this, x, axes(), neutral(x.dtype()));
    }

    /** A value of the output's sizes, stretched back over the input. */
    default Tensor stretch(Node node, Tensor reduced) {
      return reduced.restore(axes()).broadcastTo(node.input(0).dims());
    }

    /** {@code reduced}, or 0 where all of {@code x} that it comes from is masked. */
    default List<Tensor> orZero(Tensor x, List<Tensor> reduced) {
      if (!Masks.covers(x, axes())) {
        return reduced;
      }
      Tensor found = Masks.count(x, axes()).greater(0);
      return List.of(found.select(reduced.get(0), x.scalar(0)));
    }

    /** The upstream, shared among the elements that are equal to the output. */
    default Tensor shared(Node node, Tensor upstream) {
      Tensor x = node.input(0);
      Tensor chosen = x.equalTo(stretch(node, node.output(0))).cast(x.dtype());
      Tensor share = upstream.div(node.trace().apply(new Sum(axes()), chosen));
      return chosen.times(stretch(node, share));
    }
  }

  /** Sum. */
  public record Sum(List<Integer> axes) implements Reduction {
    @Override
    public double neutral(DType dtype) {
      return 0;
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(stretch(node, upstreams.get(0)));
    }
  }

  /** Mean. */
  public record Mean(List<Integer> axes) implements Reduction {
    @Override
    public double neutral(DType dtype) {
      return 0;
    }

    /** The mean of what is not masked; 0 where all is. */
    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      if (!Masks.covers(x, axes)) {
        return Reduction.super.masked(inputs);
      }
      Tensor sum = Masks.apply(new Sum(axes), List.of(Masks.filled(x, 0)));
      return List.of(sum.div(Masks.count(x, axes).maximum(1)));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor upstream = upstreams.get(0);
      Dims x = node.input(0).dims();
      Dims reduced = Dims.of(axes.stream().map(x::dim).toList());
      Tensor count = node.trace().apply(new Constants.Count(reduced, upstream.dtype()));
      return List.of(stretch(node, upstream.div(count)));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count().plus(outputs.get(0).dims().count());
    }
  }

  /** Largest value; where several are equal, the gradient is shared among them. */
  public record Max(List<Integer> axes) implements Reduction {
    @Override
    public double neutral(DType dtype) {
      return lowest(dtype);
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      return orZero(inputs.get(0), Reduction.super.masked(inputs));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(shared(node, upstreams.get(0)));
    }
  }

  /** Smallest value; where several are equal, the gradient is shared among them. */
  public record Min(List<Integer> axes) implements Reduction {
    @Override
    public double neutral(DType dtype) {
      return dtype == DType.UINT8 ? 255 : -lowest(dtype);
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      return orZero(inputs.get(0), Reduction.super.masked(inputs));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(shared(node, upstreams.get(0)));
    }
  }

  /**
   * Product. Its gradient is exact, and so is the gradient of that where no element is 0; where one
   * is, that leaves out what only two elements together would change.
   */
  public record Prod(List<Integer> axes) implements Reduction {
    @Override
    public double neutral(DType dtype) {
      return 1;
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor x = node.input(0);
      Tensor zero = x.equalTo(0);
      Tensor others = zero.select(x.scalar(1), x);
      Tensor product = stretch(node, node.trace().apply(this, others));
      Tensor zeros = stretch(node, node.trace().apply(new Sum(axes()), zero.cast(x.dtype())));
      // the product of all but one element: 0 if another one is
      Tensor alone = zeros.minus(zero.cast(x.dtype())).equalTo(0);
      Tensor without = alone.select(product.div(others), x.scalar(0));
      return List.of(stretch(node, upstreams.get(0)).times(without));
    }
  }

  /**
   * Sums of the elements so far along {@code axis}.
   *
   * @param exclusive whether an element's own value is left out of its sum
   * @param reverse whether it goes from the last to the first
   */
  public record Cumsum(int axis, boolean exclusive, boolean reverse) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Dtypes.number(inputs.get(0)));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(node.trace().apply(new Cumsum(axis, exclusive, !reverse), upstreams.get(0)));
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Tensor counted = Masks.covers(x, axis) ? Masks.filled(x, 0) : x;
      return List.of(Masks.apply(this, List.of(counted)).masked(Masks.mask(x)));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** Position of the largest value along {@code axis}, the first of equal ones. */
  public record ArgMax(int axis) implements Primitive {
    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count();
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      return List.of(new Type(DType.INT32, x.dims().without(List.of(axis))));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis < this.axis ? axis : axis + 1, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList((Tensor) null);
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      return Masks.reduced(this, x, List.of(axis), lowest(x.dtype()));
    }
  }

  /** The least number of a type; its opposite is the largest, or beside it. */
  private static double lowest(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> -Float.MAX_VALUE;
      case FLOAT64 -> -Double.MAX_VALUE;
      case BFLOAT16 -> -0x1.fep127;
      case FLOAT16 -> -65504;
      case INT32 -> -Integer.MAX_VALUE;
      case INT64 -> -0x1p62;
      case UINT8, BOOL -> 0;
    };
  }
}
