package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.List;

/** Matrix products and what goes with them. */
public final class Products {
  private Products() {}

  /**
   * Matrix product over the last two axes; the axes before them broadcast.
   *
   * <p>{@code [..., n, k] x [..., k, m] = [..., n, m]}; a transposed operand has its last two axes
   * swapped.
   */
  public record MatMul(boolean transposeA, boolean transposeB) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type a = inputs.get(0);
      Type b = inputs.get(1);
      if (a.dims().rank() < 2 || b.dims().rank() < 2) {
        throw Problem.of("MatMulRank", "multiplies [..., n, k] by [..., k, m], not %s by %s", a, b);
      }
      if (a.dtype() != b.dtype()) {
        throw Problem.of("DtypeMismatch", "cannot multiply %s and %s: cast one to the other", a, b);
      }
      Dim inner = a.dims().dim(transposeA ? -2 : -1);
      Dim other = b.dims().dim(transposeB ? -1 : -2);
      if (!inner.sameAs(other)) {
        throw Problem.of(
                "MatMulSizes",
                "cannot multiply [%s] by [%s]: %s columns meet %s rows",
                a,
                b,
                inner,
                other)
            .unequal(
                new Axis(0, a.rank() + (transposeA ? -2 : -1)),
                new Axis(1, b.rank() + (transposeB ? -1 : -2)))
            .fix("give the second as many rows as the first has columns, or transpose one");
      }
      Dims outer =
          Dims.broadcast(
                  a.dims().slice(0, a.dims().rank() - 2), b.dims().slice(0, b.dims().rank() - 2))
              .orElseThrow(() -> Problem.of("BroadcastMismatch", "cannot multiply %s by %s", a, b));
      return List.of(
          a.with(
              outer
                  .append(a.dims().dim(transposeA ? -1 : -2))
                  .append(b.dims().dim(transposeB ? -2 : -1))));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      int last = outputs.get(0).rank() - 1;
      if (axis < last - 1) {
        return Primitive.super.sources(inputs, outputs, output, axis);
      }
      int input = axis < last ? 0 : 1;
      int rank = inputs.get(input).rank();
      boolean transposed = input == 0 ? transposeA : transposeB;
      return Axis.of(rank - ((input == 0) == transposed ? 1 : 2), input);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor g = upstreams.get(0);
      Tensor a = node.input(0);
      Tensor b = node.input(1);
      Tensor towardsA =
          transposeA ? product(b, transposeB, g, true) : product(g, false, b, !transposeB);
      Tensor towardsB =
          transposeB ? product(g, true, a, transposeA) : product(a, !transposeA, g, false);
      return List.of(
          Broadcasting.unstretch(towardsA, a.dims()), Broadcasting.unstretch(towardsB, b.dims()));
    }

    private static Tensor product(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
      return a.trace().apply(new MatMul(transposeA, transposeB), a, b);
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs
          .get(0)
          .dims()
          .count()
          .times(inputs.get(0).dims().dim(transposeA ? -2 : -1))
          .times(2);
    }
  }

  /** Adds a vector along the last axis: {@code [..., C] + [C]}. */
  public record BiasAdd() implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      Dims bias = inputs.get(1).dims();
      if (bias.rank() != 1 || x.dims().rank() == 0 || !bias.dim(0).sameAs(x.dims().dim(-1))) {
        throw Problem.of("BiasSize", "cannot add a bias of %s to the last axis of %s", bias, x);
      }
      return List.of(x);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor upstream = upstreams.get(0);
      return List.of(upstream, node.trace().apply(new BiasAddGrad(), upstream));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** Sum over all axes but the last. */
  public record BiasAddGrad() implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      return List.of(x.with(Dims.of(List.of(x.dims().dim(-1)))));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).broadcastTo(node.input(0).dims()));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count();
    }
  }
}
