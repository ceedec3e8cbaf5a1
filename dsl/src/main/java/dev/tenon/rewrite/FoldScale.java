package dev.tenon.rewrite;

import dev.tenon.Tensor;
import dev.tenon.ir.Node;
import dev.tenon.ir.Replay;
import dev.tenon.ir.Rewrite;
import dev.tenon.ir.Source;
import dev.tenon.ir.op.Arithmetic;
import dev.tenon.ir.op.Convolutions;
import dev.tenon.ir.op.Products;
import java.util.List;

/**
 * For inference, takes the scale and shift of each channel, which batch normalisation is then, into
 * the kernel and bias before: {@code conv(x, k) * f + s = conv(x, k * f) + s}.
 *
 * <p>The kernel is scaled in place of the map, which is larger, and the sum is a bias, which a
 * pooling can go before. Results are equal up to rounding. In training the factor follows from the
 * map itself, so there is nothing to fold.
 */
public final class FoldScale implements Rewrite {
  @Override
  public List<Tensor> apply(Node node, List<Tensor> inputs, Replay replay) {
    if (node.trace().training() || inputs.size() != 2 || isShared(node.input(0), replay)) {
      return null;
    }
    Tensor map = inputs.get(0);
    Tensor channels = inputs.get(1);
    boolean perChannel =
        map.dims().rank() >= 2
            && channels.dims().rank() == 1
            && channels.dims().dim(0).sameAs(map.dims().dim(-1));
    if (!perChannel || !isProduct(unbiased(map))) {
      return null;
    }
    if (node.primitive() instanceof Arithmetic.Multiply) {
      return scaled(node, map, channels, replay);
    }
    return node.primitive() instanceof Arithmetic.Add ? shifted(node, map, channels, replay) : null;
  }

  private static List<Tensor> scaled(Node node, Tensor map, Tensor factor, Replay replay) {
    Node product = unbiased(map).node();
    List<Tensor> kernel =
        replay.once(node, new Arithmetic.Multiply(), List.of(product.input(1), factor));
    // where it stood: its operations are those of the convolution's layer, whatever the kernel
    List<Tensor> scaled =
        replay.once(product, product.primitive(), List.of(product.input(0), kernel.get(0)));
    if (product == map.node()) {
      return scaled;
    }
    List<Tensor> bias =
        replay.once(node, new Arithmetic.Multiply(), List.of(map.node().input(1), factor));
    return replay.once(node, new Products.BiasAdd(), List.of(scaled.get(0), bias.get(0)));
  }

  private static List<Tensor> shifted(Node node, Tensor map, Tensor shift, Replay replay) {
    Tensor product = unbiased(map);
    Tensor bias = shift;
    if (product != map) {
      bias = replay.once(node, new Arithmetic.Add(), List.of(map.node().input(1), shift)).get(0);
    }
    return replay.once(node, new Products.BiasAdd(), List.of(product, bias));
  }

  /** Whether something else needs {@code map}, which would then be computed twice. */
  private static boolean isShared(Tensor map, Replay replay) {
    return replay.uses(map) > 1
        || map.node().primitive() instanceof Products.BiasAdd
            && replay.uses(map.node().input(0)) > 1;
  }

  private static Tensor unbiased(Tensor map) {
    return map.node().primitive() instanceof Products.BiasAdd ? map.node().input(0) : map;
  }

  /** Whether {@code map} is a convolution or product with weights, scaled ones included. */
  private static boolean isProduct(Tensor map) {
    boolean linear =
        map.node().primitive() instanceof Convolutions.Conv2d
            || map.node().primitive() instanceof Products.MatMul product
                && !product.transposeB()
                && map.node().input(1).dims().rank() == 2;
    return linear && isWeight(map.node().input(1));
  }

  private static boolean isWeight(Tensor kernel) {
    return kernel.node().primitive() instanceof Source.Read
        || kernel.node().primitive() instanceof Arithmetic.Multiply
            && kernel.node().input(0).node().primitive() instanceof Source.Read;
  }
}
