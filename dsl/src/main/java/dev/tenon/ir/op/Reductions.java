package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
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
      Type x = inputs.get(0);
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

    /** A value of the output's sizes, stretched back over the input. */
    default Tensor stretch(Node node, Tensor reduced) {
      return reduced.restore(axes()).broadcastTo(node.input(0).dims());
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
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(stretch(node, upstreams.get(0)));
    }
  }

  /** Mean. */
  public record Mean(List<Integer> axes) implements Reduction {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor upstream = upstreams.get(0);
      Dims x = node.input(0).dims();
      Dims reduced = Dims.of(axes.stream().map(x::dim).toList());
      Tensor count = node.trace().apply(new Constants.Count(reduced, upstream.dtype()));
      return List.of(stretch(node, upstream.div(count)));
    }
  }

  /** Largest value; where several are equal, the gradient is shared among them. */
  public record Max(List<Integer> axes) implements Reduction {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(shared(node, upstreams.get(0)));
    }
  }

  /** Smallest value; where several are equal, the gradient is shared among them. */
  public record Min(List<Integer> axes) implements Reduction {
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
      return List.of(inputs.get(0));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(node.trace().apply(new Cumsum(axis, exclusive, !reverse), upstreams.get(0)));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** Position of the largest value along {@code axis}, the first of equal ones. */
  public record ArgMax(int axis) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(new Type(DType.INT32, inputs.get(0).dims().without(List.of(axis))));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis < this.axis ? axis : axis + 1, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList((Tensor) null);
    }
  }
}
