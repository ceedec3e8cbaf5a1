package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.Arrays;
import java.util.List;

/** The same values in another arrangement or dtype. */
public final class Shaping {
  private Shaping() {}

  /** The same values in other sizes, row by row. */
  public record Reshape(Dims dims) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      if (!x.dims().count().sameAs(dims.count())) {
        throw Problem.of(
            "ReshapeCount",
            "cannot reshape %s to %s: %s elements become %s",
            x,
            dims,
            x.dims().count(),
            dims.count());
      }
      return List.of(x.with(dims));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Regrouping.sources(inputs.get(0).dims(), dims, axis);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).reshape(node.input(0).dims()));
    }
  }

  /** Stretched to other sizes, as arithmetic would. */
  public record BroadcastTo(Dims dims) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      if (!Dims.broadcast(x.dims(), dims).filter(dims::sameAs).isPresent()) {
        throw Problem.of("BroadcastMismatch", "cannot stretch %s to %s", x, dims);
      }
      return List.of(x.with(dims));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(Broadcasting.unstretch(upstreams.get(0), node.input(0).dims()));
    }
  }

  /** The same values as another dtype. */
  public record Cast(DType dtype) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0).with(dtype));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      DType from = node.input(0).dtype();
      boolean flows = from.isFloating() && dtype.isFloating();
      return Arrays.asList(flows ? upstreams.get(0).cast(from) : null);
    }
  }
}
