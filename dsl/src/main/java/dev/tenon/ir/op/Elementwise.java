package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Positionwise;
import java.util.Arrays;
import java.util.List;

/** Functions of one tensor, element by element. */
public final class Elementwise {
  private Elementwise() {}

  /** What these have in common: the output's type is the input's. */
  interface Unary extends Positionwise {
    @Override
    default List<Type> infer(List<Type> inputs) {
      return List.of(
          isOfWholeNumbers() ? Dtypes.signed(inputs.get(0)) : Dtypes.floating(inputs.get(0)));
    }

    /** Whether it is a function of whole numbers too. */
    default boolean isOfWholeNumbers() {
      return false;
    }

    @Override
    default Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** The negative. */
  public record Negate() implements Unary {
    @Override
    public String called() {
      return "unaryMinus";
    }

    @Override
    public boolean isOfWholeNumbers() {
      return true;
    }

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
    public boolean isOfWholeNumbers() {
      return true;
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.input(0)).times(2));
    }
  }

  /** {@code max(x, 0)}. */
  public record Relu() implements Unary {
    @Override
    public boolean isOfWholeNumbers() {
      return true;
    }

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
    public boolean isOfWholeNumbers() {
      return true;
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor upstream = node.trace().apply(new ReluGrad(), upstreams.get(0), node.input(1));
      return Arrays.asList(upstream, null);
    }
  }

  /** {@code exp(x) - 1}, exact near 0. */
  public record Expm1() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.output(0).plus(1)));
    }
  }

  /** Square root. */
  public record Sqrt() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).div(node.output(0).times(2)));
    }
  }

  /** {@code 1 / sqrt(x)}. */
  public record Rsqrt() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(
          upstreams.get(0).times(node.output(0).square().times(node.output(0))).times(-0.5));
    }
  }

  /** Hyperbolic tangent. */
  public record Tanh() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.output(0).square().unaryMinus().plus(1)));
    }
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public record Sigmoid() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.output(0).minus(node.output(0).square())));
    }
  }

  /** {@code log(1 + exp(x))}. */
  public record Softplus() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.trace().apply(new Sigmoid(), node.input(0))));
    }
  }

  /** The error function. */
  public record Erf() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor slope = node.input(0).square().unaryMinus().exp().times(2 / Math.sqrt(Math.PI));
      return List.of(upstreams.get(0).times(slope));
    }
  }

  /** {@code log(1 + x)}, exact near 0. */
  public record Log1p() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).div(node.input(0).plus(1)));
    }
  }

  /** Sine of an angle in radians. */
  public record Sin() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.input(0).cos()));
    }
  }

  /** Cosine of an angle in radians. */
  public record Cos() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.input(0).sin()).unaryMinus());
    }
  }

  /** The largest whole number that is not above; nothing flows back. */
  public record Floor() implements Unary {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList((Tensor) null);
    }
  }

  /** The same value, through which nothing flows back. */
  public record StopGradient() implements Unary {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0)); // the same values, whatever they are
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList((Tensor) null);
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return Dim.of(0);
    }

    @Override
    public boolean isView() {
      return true;
    }
  }

  /** The value without its sign. */
  public record Abs() implements Unary {
    @Override
    public boolean isOfWholeNumbers() {
      return true;
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(upstreams.get(0).times(node.trace().apply(new Sign(), node.input(0))));
    }
  }

  /** -1, 0 or 1; nothing flows back. */
  public record Sign() implements Unary {
    @Override
    public boolean isOfWholeNumbers() {
      return true;
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList((Tensor) null);
    }
  }
}
