package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Masks;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.List;

/** Probabilities of logits along the last axis, safe from overflow. */
public final class Softmaxes {
  /** TensorFlow's kernels take no more axes. */
  private static final int MOST_AXES = 5;

  private Softmaxes() {}

  /** What these have in common. */
  interface LastAxis extends Primitive {
    @Override
    default List<Type> infer(List<Type> inputs) {
      if (inputs.get(0).rank() == 0) {
        throw Problem.of("SoftmaxRank", "takes [... C], but its input is a scalar")
            .fix("give it a vector of a number for each class");
      }
      if (inputs.get(0).rank() > MOST_AXES) {
        throw Problem.of(
                "SoftmaxRank",
                "takes %d axes at most, but its input is [%s]",
                MOST_AXES,
                inputs.get(0))
            .fix("join axes by a reshape before it, and split them after it");
      }
      return List.of(Dtypes.floating(inputs.get(0)));
    }

    /** The largest, a difference, exp, the sum and a division or difference. */
    @Override
    default Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count().times(5);
    }

    /** What is masked along the last axis has no probability. */
    @Override
    default List<Tensor> masked(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      return List.of(x.trace().apply(this, Masks.excluded(x)).masked(Masks.mask(x)));
    }

    /** The sums along the last axis, which stays with size 1. */
    default Tensor sums(Tensor x) {
      return x.sum(-1).restore(List.of(x.dims().rank() - 1));
    }
  }

  /** {@code exp(x) / sum(exp(x))}. */
  public record Softmax() implements LastAxis {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor y = node.output(0);
      Tensor upstream = upstreams.get(0);
      return List.of(upstream.minus(sums(upstream.times(y))).times(y));
    }
  }

  /** {@code x - log(sum(exp(x)))}. */
  public record LogSoftmax() implements LastAxis {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor upstream = upstreams.get(0);
      return List.of(upstream.minus(node.output(0).exp().times(sums(upstream))));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      Dims x = inputs.get(0).dims();
      return x.count().times(5).plus(x.slice(0, x.rank() - 1).count());
    }
  }
}
