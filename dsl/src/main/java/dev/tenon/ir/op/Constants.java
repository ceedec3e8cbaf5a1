package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.List;

/** Values that depend on no input. */
public final class Constants {
  private Constants() {}

  /** Checks that elements of {@code dtype} can be {@code value}. */
  private static void checkWhole(double value, DType dtype) {
    if (dtype.isInteger() && value != Math.rint(value)) {
      throw Problem.of("NotWhole", "cannot be %s in %s, which holds whole numbers", value, dtype)
          .standIn(Type.of().with(dtype))
          .fix("cast the tensor to float32 before, or use a whole number");
    }
  }

  /** One number. */
  public record Scalar(double value, DType dtype) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      checkWhole(value, dtype);
      return List.of(new Type(dtype, Dims.SCALAR));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of();
    }
  }

  /** One number everywhere. */
  public record Fill(double value, DType dtype, Dims dims) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      checkWhole(value, dtype);
      return List.of(new Type(dtype, dims));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of();
    }
  }

  /** The numbers written in the model, a vector. */
  public record Vector(List<Double> values, DType dtype) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      if (values.isEmpty()) {
        throw Problem.of("EmptyConstant", "needs at least one number")
            .standIn(new Type(dtype, Dims.of(1)))
            .fix("write a number");
      }
      values.forEach(value -> checkWhole(value, dtype));
      return List.of(new Type(dtype, Dims.of(values.size())));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of();
    }
  }

  /** 0, 1, 2, ... as many as {@code count}, one size, says; {@code int32}. */
  public record Range(Dims count) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(new Type(DType.INT32, count));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of();
    }
  }

  /** How many elements a tensor of sizes {@code dims} has, a scalar known when the sizes are. */
  public record Count(Dims dims, DType dtype) implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(new Type(dtype, Dims.SCALAR));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of();
    }
  }
}
