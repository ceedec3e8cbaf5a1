package dev.tenon.ir.op;

import dev.tenon.DType;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The same values in another arrangement or dtype. */
public final class Shaping {
  private Shaping() {}

  /** The same values in other sizes, row by row. */
  public record Reshape(Dims dims) implements Primitive {
    @Override
    public boolean isView() {
      return true;
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      Require.same(x.dims().count(), dims.count(), () -> new Regrown(x, dims).problem());
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

    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Dims before = x.dims();
      Tensor mask = Masks.mask(x);
      // the fewest axes, those of the mask among them, that become axes on their own
      for (int from = mask.dims().rank(); from < before.rank(); from++) {
        Dims first = before.slice(0, from);
        for (int to = 0; to <= dims.rank(); to++) {
          if (dims.slice(0, to).count().sameAs(first.count())) {
            return List.of(reshaped(x, first, dims.slice(0, to)));
          }
        }
      }
      return List.of(reshaped(x, before, dims));
    }

    /** {@code x} and its mask, the first axes of which change. */
    private Tensor reshaped(Tensor x, Dims from, Dims to) {
      Tensor mask = Masks.mask(x);
      boolean moves = !to.equals(mask.dims()) && !from.equals(to);
      Tensor whole = moves ? Masks.aligned(mask, from.rank()).broadcastTo(from) : mask;
      return Masks.apply(this, List.of(x)).masked(moves ? Masks.view(whole, to) : mask);
    }
  }

  /** Stretched to other sizes, as arithmetic would. */
  public record BroadcastTo(Dims dims) implements Positionwise {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      Supplier<Problem> mismatch =
          () ->
              Problem.of("BroadcastMismatch", "cannot stretch [%s] to [%s]", x, dims)
                  .standIn(x.with(dims))
                  .fix("stretch axes of size 1 only, counted from the last axis");
      Require.same(Require.broadcast(x.dims(), dims, mismatch), dims, mismatch);
      return List.of(x.with(dims));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(Broadcasting.unstretch(upstreams.get(0), node.input(0).dims()));
    }
  }

  /** The same values as another dtype. */
  public record Cast(DType dtype) implements Positionwise {
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
