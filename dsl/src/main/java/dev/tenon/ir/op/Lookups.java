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
import java.util.Arrays;
import java.util.List;

/** Values that are found by their index, {@code int32} or {@code int64}, counted from 0. */
public final class Lookups {
  private Lookups() {}

  /**
   * Rows of a table: {@code [V, ...]} and indices {@code [N, T]} give {@code [N, T, ...]}.
   *
   * <p>Inputs: table and indices of any rank. An index outside of the table stops the run on a CPU.
   */
  public record Gather() implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type table = inputs.get(0);
      Type indices = inputs.get(1);
      if (table.rank() == 0) {
        throw Problem.of("GatherTable", "takes rows of a table [V, ...], not of a scalar")
            .standIn(table.with(indices.dims()))
            .fix("gather from a tensor with an axis to count along");
      }
      checkIndices(indices);
      return List.of(table.with(indices.dims().concat(table.dims().slice(1, table.rank()))));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      int found = inputs.get(1).rank();
      return axis < found ? Axis.of(axis, 1) : Axis.of(axis - found + 1, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor towards =
          node.trace().apply(new ScatterSum(node.input(0).dims()), upstreams.get(0), node.input(1));
      return Arrays.asList(towards, null);
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor table = inputs.get(0);
      Tensor indices = inputs.get(1);
      if (table.mask().isPresent()) {
        return Masks.dropped(this, inputs);
      }
      return List.of(Masks.apply(this, inputs).masked(Masks.mask(indices)));
    }
  }

  /**
   * A table of sizes {@code dims} in which each row is the sum of the rows that have its index; the
   * gradient of {@link Gather}. Inputs: rows and indices.
   */
  public record ScatterSum(Dims dims) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type rows = inputs.get(0);
      Type indices = inputs.get(1);
      checkIndices(indices);
      Dims expected = indices.dims().concat(dims.slice(1, dims.rank()));
      Require.same(
          rows.dims(),
          expected,
          () ->
              Problem.of("ScatterSizes", "needs rows [%s] for [%s], not [%s]", expected, dims, rows)
                  .fix("give a row for each index"));
      return List.of(rows.with(dims));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return axis == 0 ? List.of() : Axis.of(axis + inputs.get(1).rank() - 1, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList(node.trace().apply(new Gather(), upstreams.get(0), node.input(1)), null);
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count();
    }
  }

  /**
   * One value of the last axis: {@code [..., C]} and indices {@code [...]} give {@code [...]}.
   *
   * <p>Inputs: values and indices.
   */
  public record Pick() implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      Type indices = inputs.get(1);
      if (x.rank() == 0) {
        throw Problem.of("PickRank", "takes one value of the last axis of [... C], not of a scalar")
            .fix("pick from a tensor with an axis to count along");
      }
      checkIndices(indices);
      Dims expected = x.dims().slice(0, x.rank() - 1);
      Require.same(
          indices.dims(),
          expected,
          () ->
              Problem.of(
                      "PickSizes",
                      "needs indices [%s] for [%s], not [%s]",
                      expected,
                      x,
                      indices.dims())
                  .standIn(x.with(expected))
                  .fix("give one index for each row of the last axis"));
      return List.of(x.with(expected));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis, 0, 1);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor index = node.input(1);
      Dims last = Dims.of(node.input(0).dims().dim(-1));
      Tensor places = node.trace().apply(new Constants.Range(last)).cast(index.dtype());
      Tensor picked = index.expandDims(-1).equalTo(places).cast(upstreams.get(0).dtype());
      return Arrays.asList(picked.times(upstreams.get(0).expandDims(-1)), null);
    }

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Tensor rows = Masks.left(x, x.dims().rank() - 1);
      return List.of(
          Masks.with(Masks.apply(this, inputs), Masks.both(rows, Masks.mask(inputs.get(1)))));
    }
  }

  private static void checkIndices(Type indices) {
    if (indices.dtype() != DType.INT32 && indices.dtype() != DType.INT64) {
      throw Problem.of("IndexDtype", "needs indices of int32 or int64, not [%s]", indices)
          .once((told, tensors) -> told.wantsDtype(tensors.get(1), DType.INT32))
          .orCast(1, DType.INT32)
          .fix("state it in the @Input, such as \"int32 N\", or cast(DType.INT32)");
    }
  }
}
