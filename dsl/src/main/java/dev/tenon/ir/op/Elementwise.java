package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.List;

/** Functions of one tensor, element by element. */
public final class Elementwise {
  private Elementwise() {}

  /** What these have in common: the output's type is the input's. */
  interface Unary extends Primitive {
    @Override
    default List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0));
    }

    @Override
    default Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** The negative. */
  public record Negate() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).unaryMinus());
    }
  }

  /** Exponential. */
  public record Exp() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.output(0)));
    }
  }

  /** Natural logarithm. */
  public record Log() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).div(node.input(0)));
    }
  }

  /** Square. */
  public record Square() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.input(0)).times(2));
    }
  }

  /** {@code max(x, 0)}. */
  public record Relu() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(node.trace().apply(new ReluGrad(), upstreams.get(0), node.output(0)));
    }
  }

  /**
   * The upstream where the output of {@link Relu} is positive, else 0. Inputs: upstream, output.
   */
  public record ReluGrad() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor upstream = node.trace().apply(new ReluGrad(), upstreams.get(0), node.input(1));
      return java.util.Arrays.asList(upstream, null);
    }
  }
}
