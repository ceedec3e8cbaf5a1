package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Masks;
import dev.tenon.ir.Node;
import dev.tenon.ir.Positionwise;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Remedy;
import java.util.List;
import java.util.function.Supplier;

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
    /** A product for each row of two batches, and not of each with each. */
    private static final Remedy PAIRED =
        new Remedy.Method("times", ".sum(-1)", given -> given.get(0).times(given.get(1)).sum(-1));

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type a = inputs.get(0);
      Type b = inputs.get(1);
      if (a.dims().rank() < 2 || b.dims().rank() < 2) {
        throw flat(
            Problem.of("MatMulRank", "multiplies [... n k] by [... k m], not [%s] by [%s]", a, b)
                .fix("give both two axes or more"),
            a,
            b);
      }
      if (a.dtype() != b.dtype()) {
        throw Broadcasting.unlike("cannot multiply [%s] and [%s]", a, b);
      }
      Dtypes.signed(a);
      Dim inner = a.dims().dim(transposeA ? -2 : -1);
      Dim other = b.dims().dim(transposeB ? -1 : -2);
      Require.same(
          inner,
          other,
          () ->
              turned(
                  a.dims(),
                  b.dims(),
                  Problem.of(
                          "MatMulSizes",
                          "cannot multiply [%s] by [%s]: %s columns meet %s rows",
                          a,
                          b,
                          inner,
                          other)
                      .unequal(
                          new Axis(0, a.rank() + (transposeA ? -2 : -1)),
                          new Axis(1, b.rank() + (transposeB ? -1 : -2)))
                      .standIn(meant(a, b))
                      .fix(
                          "give the second as many rows as the first has columns, or transpose one")));
      Dims outer =
          Require.broadcast(
              a.dims().slice(0, a.dims().rank() - 2),
              b.dims().slice(0, b.dims().rank() - 2),
              () ->
                  outer(
                      Problem.of("BroadcastMismatch", "cannot multiply [%s] by [%s]", a, b)
                          .standIn(meant(a, b))
                          .fix("make the axes before the last two equal, or 1"),
                      a.dims(),
                      b.dims()));
      return List.of(
          a.with(
              outer
                  .append(a.dims().dim(transposeA ? -1 : -2))
                  .append(b.dims().dim(transposeB ? -2 : -1))));
    }

    /** {@code problem}, where a vector is to be a column or a row. */
    private static Problem flat(Problem problem, Type a, Type b) {
      if (a.rank() > 1 && b.rank() == 1) {
        return problem.orOperand(1, ".expandDims(-1)", x -> x.expandDims(-1));
      }
      return a.rank() == 1 && b.rank() > 1
          ? problem.orOperand(0, ".expandDims(0)", x -> x.expandDims(0))
          : problem.standIn(a.rank() < b.rank() ? b : a);
    }

    /** {@code problem}, due to the last axes before the matrices that do not meet. */
    private static Problem outer(Problem problem, Dims a, Dims b) {
      for (int back = 3; back <= Math.min(a.rank(), b.rank()); back++) {
        Dim one = a.dim(-back);
        Dim other = b.dim(-back);
        boolean stretches = one.equals(Dim.of(1)) || other.equals(Dim.of(1));
        if (!stretches && !one.sameAs(other)) {
          return problem.unequal(new Axis(0, a.rank() - back), new Axis(1, b.rank() - back));
        }
      }
      return problem;
    }

    /** The product of matrices whose other sizes do not fit. */
    private Type meant(Type a, Type b) {
      if (fitsTheOtherWay(a.dims(), b.dims())) {
        return a.with(a.dims().with(-2, b.dims().dim(-2)));
      }
      Type longer = a.rank() < b.rank() ? b : a;
      return longer.with(
          longer
              .dims()
              .slice(0, longer.rank() - 2)
              .append(a.dims().dim(transposeA ? -1 : -2))
              .append(b.dims().dim(transposeB ? -2 : -1)));
    }

    /** {@code mismatch}, which the other order may mend, or swapping the last two axes of one. */
    private Problem turned(Dims a, Dims b, Problem mismatch) {
      Problem problem = fitsTheOtherWay(a, b) ? mismatch.or(new Remedy.Swap()) : mismatch;
      if (a.dim(transposeA ? -2 : -1).sameAs(b.dim(transposeB ? -2 : -1))) {
        boolean rows = a.rank() == 2 && a.dim(0).equals(Dim.named("N")) && a.sameAs(b);
        return problem.once(
            (told, tensors) ->
                (rows && !tensors.get(0).equals(tensors.get(1)) ? told.or(PAIRED) : told)
                    .orOperand(1, ".transpose()", Tensor::transpose));
      }
      return a.dim(transposeA ? -1 : -2).sameAs(b.dim(transposeB ? -1 : -2))
          ? problem.orOperand(0, ".transpose()", Tensor::transpose)
          : problem;
    }

    /** Whether {@code b} times {@code a} is a product. */
    private boolean fitsTheOtherWay(Dims a, Dims b) {
      return !transposeA
          && !transposeB
          && b.dim(-1).sameAs(a.dim(-2))
          && a.rank() == b.rank()
          && a.slice(0, a.rank() - 2).sameAs(b.slice(0, b.rank() - 2));
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
      boolean shared = b.dims().rank() == 2 && a.dims().rank() > 2 && !transposeA;
      Tensor left = shared ? rows(a) : a;
      Tensor right = shared ? rows(g) : g;
      Tensor towardsB =
          transposeB
              ? product(right, true, left, transposeA)
              : product(left, !transposeA, right, false);
      return List.of(
          Broadcasting.unstretch(towardsA, a.dims()), Broadcasting.unstretch(towardsB, b.dims()));
    }

    private static Tensor product(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
      return a.trace().apply(new MatMul(transposeA, transposeB), a, b);
    }

    /**
     * What is masked along the axis that is summed over is left out. The output is masked where a
     * row of the first or a column of the second is.
     */
    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor a = inputs.get(0);
      Tensor b = inputs.get(1);
      Tensor product =
          Masks.apply(
              this, List.of(summed(a, inner(a, transposeA)), summed(b, outer(b, transposeB))));
      int rank = product.dims().rank();
      Tensor rows = left(a, inner(a, transposeA), rank - 1, rank);
      Tensor columns = left(b, outer(b, transposeB), rank - 2, rank);
      return List.of(Masks.with(product, Masks.both(rows, columns)));
    }

    /** The last axis; the one before it where the last two are swapped. */
    private static int inner(Tensor x, boolean transposed) {
      return x.dims().rank() - (transposed ? 2 : 1);
    }

    private static int outer(Tensor x, boolean transposed) {
      return inner(x, !transposed);
    }

    private static Tensor summed(Tensor x, int axis) {
      return Masks.covers(x, axis) ? Masks.filled(x, 0) : x;
    }

    /**
     * The mask of the output that is left of that of {@code x} when {@code axis} is summed over;
     * the output has {@code rank} axes, of which {@code place} is that of the other factor.
     */
    private static Tensor left(Tensor x, int axis, int place, int rank) {
      boolean apart = Masks.covers(x, axis) && !Masks.covers(x, 2 * x.dims().rank() - 3 - axis);
      Tensor rest = apart ? null : Masks.left(x, axis);
      return rest == null ? null : Masks.view(rest, Masks.widened(rest, rank - 1).insert(place, 1));
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

  /**
   * All rows of {@code x} as one matrix: {@code [..., C]} to {@code [-, C]}. What many matrices
   * share gets its gradient in one product of these; a product for each would have to be added up.
   */
  static Tensor rows(Tensor x) {
    Dims dims = x.dims();
    return x.reshape(Dims.of(List.of(dims.slice(0, dims.rank() - 1).count(), dims.dim(-1))));
  }

  /** Adds a vector along the last axis: {@code [..., C] + [C]}. */
  public record BiasAdd() implements Positionwise {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      Dims bias = inputs.get(1).dims();
      Supplier<Problem> size =
          () ->
              Problem.of("BiasSize", "cannot add a bias [%s] to the last axis of [%s]", bias, x)
                  .standIn(x)
                  .fix("give the bias as many numbers as the last axis has");
      if (bias.rank() != 1 || x.dims().rank() == 0) {
        throw size.get();
      }
      if (x.dtype() != inputs.get(1).dtype()) {
        throw Broadcasting.unlike("cannot add a bias [%2$s] to [%1$s]", x, inputs.get(1));
      }
      Require.same(
          bias.dim(0),
          x.dims().dim(-1),
          () -> size.get().unequal(new Axis(0, x.rank() - 1), new Axis(1, 0)));
      return List.of(Dtypes.number(x));
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
