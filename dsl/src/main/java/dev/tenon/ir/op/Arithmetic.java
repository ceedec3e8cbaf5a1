package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Positionwise;
import dev.tenon.ir.Primitive;
import java.util.Arrays;
import java.util.List;

/** Arithmetic on two tensors, element by element, with broadcasting. */
public final class Arithmetic {
  private Arithmetic() {}

  /** Sum. */
  public record Add() implements Positionwise {
    @Override
    public String called() {
      return "plus";
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Broadcasting.numbers("add", inputs));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return unstretched(node, upstreams.get(0), upstreams.get(0));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** Difference. */
  public record Subtract() implements Positionwise {
    @Override
    public String called() {
      return "minus";
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Broadcasting.numbers("subtract", inputs));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return unstretched(node, upstreams.get(0), upstreams.get(0).unaryMinus());
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** Product. */
  public record Multiply() implements Positionwise {
    @Override
    public String called() {
      return "times";
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Broadcasting.numbers("multiply", inputs));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor upstream = upstreams.get(0);
      return unstretched(node, upstream.times(node.input(1)), upstream.times(node.input(0)));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** Quotient. */
  public record Divide() implements Positionwise {
    @Override
    public String called() {
      return "div";
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Broadcasting.numbers("divide", inputs));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor towardsDividend = upstreams.get(0).div(node.input(1));
      return unstretched(node, towardsDividend, towardsDividend.times(node.output(0)).unaryMinus());
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** The larger; where both are equal, the gradient goes to the first. */
  public record Maximum() implements Positionwise {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Broadcasting.numbers("compare", inputs));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return chosen(node, new Comparisons.GreaterEqual(), upstreams.get(0));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** The smaller; where both are equal, the gradient goes to the first. */
  public record Minimum() implements Positionwise {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Broadcasting.numbers("compare", inputs));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return chosen(node, new Comparisons.LessEqual(), upstreams.get(0));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** The first to the power of the second; towards an exponent where the first is above 0 only. */
  public record Pow() implements Positionwise {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Dtypes.signed(Broadcasting.numbers("raise", inputs)));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor base = node.input(0);
      Tensor exponent = node.input(1);
      Tensor upstream = upstreams.get(0);
      Tensor logarithm = base.greater(0).select(base, base.scalar(1)).log();
      return unstretched(
          node,
          upstream.times(exponent).times(base.pow(exponent.minus(1))),
          upstream.times(node.output(0)).times(logarithm));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count();
    }
  }

  /** The upstream for the input that {@code first} says was chosen, 0 for the other. */
  private static List<Tensor> chosen(Node node, Primitive first, Tensor upstream) {
    Tensor condition = node.trace().apply(first, node.input(0), node.input(1));
    Tensor zero = upstream.scalar(0);
    return unstretched(
        node,
        node.trace().apply(new Comparisons.Select(), condition, upstream, zero),
        node.trace().apply(new Comparisons.Select(), condition, zero, upstream));
  }

  /** The gradients, each brought back to the sizes of its input. */
  private static List<Tensor> unstretched(Node node, Tensor first, Tensor second) {
    return Arrays.asList(
        Broadcasting.unstretch(first, node.input(0).dims()),
        Broadcasting.unstretch(second, node.input(1).dims()));
  }
}
