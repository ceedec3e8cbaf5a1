package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.Arrays;
import java.util.List;

/**
 * Random numbers: a function of (seed, step) and a salt that tells streams apart.
 *
 * <p>Inputs: seed and step, {@code int64} scalars.
 */
public final class RandomNumbers {
  private RandomNumbers() {}

  /** What these have in common. */
  interface RandomNumber extends Primitive {
    Dims dims();

    DType dtype();

    @Override
    default List<Type> infer(List<Type> inputs) {
      return List.of(new Type(dtype(), dims()));
    }

    @Override
    default List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList(null, null);
    }
  }

  /** Uniform from {@code low} to {@code high}. */
  public record RandomUniform(Dims dims, DType dtype, double low, double high, long salt)
      implements RandomNumber {
    @Override
    public String called() {
      return "uniform";
    }
  }

  /** Normal with mean 0 and deviation 1. */
  public record RandomNormal(Dims dims, DType dtype, long salt) implements RandomNumber {
    @Override
    public String called() {
      return "normal";
    }
  }

  /** Normal with mean 0, redrawn beyond two deviations. */
  public record TruncatedNormal(Dims dims, DType dtype, double deviation, long salt)
      implements RandomNumber {}

  /**
   * {@code 1 / keep} with probability {@code keep}, else 0: what dropout multiplies by.
   *
   * <p>The probability is rounded to 1/65536, and the factor with it, so that the mean is 1.
   */
  public record DropoutMask(Dims dims, DType dtype, double keep, long salt)
      implements RandomNumber {}

  /** A random matrix whose rows or columns, the fewer of them, are orthonormal. */
  public record Orthogonal(int rows, int columns, DType dtype, long salt) implements RandomNumber {
    @Override
    public Dims dims() {
      return Dims.of(rows, columns);
    }

    /** Those of a factorisation by reflections. */
    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return Dim.of(rows).times(columns).times(Math.min(rows, columns)).times(4);
    }
  }

  /** {@code [N, k]}: whole numbers, column {@code i} uniform from 0 to below {@code below(i)}. */
  public record RandomIntegers(Dims dims, Dims below, long salt) implements RandomNumber {
    @Override
    public DType dtype() {
      return DType.INT32;
    }
  }
}
