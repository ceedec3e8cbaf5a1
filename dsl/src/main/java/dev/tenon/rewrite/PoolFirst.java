package dev.tenon.rewrite;

import dev.tenon.Tensor;
import dev.tenon.ir.Node;
import dev.tenon.ir.Replay;
import dev.tenon.ir.Rewrite;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Pooling;
import dev.tenon.ir.op.Products;
import java.util.List;

/**
 * Takes the maximum before adding a bias and before ReLU: {@code pool(relu(x + b)) = relu(pool(x) +
 * b)}.
 *
 * <p>Both keep the order of the values in a channel, so the results are equal up to ties that
 * rounding makes, and the element-wise work falls to that of the pooled map, forward and backward.
 */
public final class PoolFirst implements Rewrite {
  @Override
  public List<Tensor> apply(Node node, List<Tensor> inputs, Replay replay) {
    if (!(node.primitive() instanceof Pooling.MaxPool2d)) {
      return null;
    }
    return pooled(node, node.input(0), inputs.get(0), replay);
  }

  /** Pools what {@code now} was made of, or gives null where it cannot be pulled through. */
  private static List<Tensor> pooled(Node pool, Tensor before, Tensor now, Replay replay) {
    Node made = now.node();
    boolean monotone =
        made.primitive() instanceof Elementwise.Relu
            || made.primitive() instanceof Products.BiasAdd;
    // a value that something else needs too would be computed twice
    if (!monotone || replay.uses(before) > 1) {
      return null;
    }
    List<Tensor> inner = pooled(pool, before.node().input(0), made.input(0), replay);
    if (inner == null) {
      inner = replay.once(pool, pool.primitive(), List.of(made.input(0)));
    }
    return made.primitive() instanceof Elementwise.Relu
        ? replay.once(before.node(), made.primitive(), inner)
        : replay.once(before.node(), made.primitive(), List.of(inner.get(0), made.input(1)));
  }
}
