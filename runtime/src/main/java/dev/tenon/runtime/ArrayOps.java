package dev.tenon.runtime;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** Constants, random numbers, and the same values in another arrangement or type. */
abstract class ArrayOps extends ElementwiseOps {
  ArrayOps() {}

  /** {@code value} alone. */
  public static <T extends TType> Operand<T> scalar(Ops tf, double value, Class<T> dtype) {
    return number(tf, value, dtype);
  }

  /** {@code value} everywhere. */
  public static <T extends TType> Operand<T> fill(
      Ops tf, double value, Class<T> dtype, Operand<TInt32> dims) {
    return tf.fill(dims, number(tf, value, dtype));
  }

  /** The numbers written in the model. */
  public static <T extends TType> Operand<T> vector(Ops tf, List<Double> values, Class<T> dtype) {
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    return cast(tf, tf.constant(numbers), dtype);
  }

  /** How many elements a tensor of sizes {@code dims} has. */
  public static <T extends TType> Operand<T> count(Ops tf, Operand<TInt32> dims, Class<T> dtype) {
    return cast(tf, tf.prod(cast(tf, dims, TInt64.class), tf.constant(0)), dtype);
  }

  /** Uniform from {@code low} to {@code high}. */
  public static <T extends TNumber> Operand<T> randomUniform(
      Ops tf,
      Operand<TInt64> seed,
      Operand<TInt64> step,
      Operand<TInt32> dims,
      Class<T> dtype,
      double low,
      double high,
      long salt) {
    Operand<T> unit = tf.random.statelessRandomUniform(dims, stream(tf, seed, step, salt), dtype);
    if (low == 0 && high == 1) {
      return unit;
    }
    Operand<T> scaled = tf.math.mul(unit, number(tf, high - low, dtype));
    return low == 0 ? scaled : tf.math.add(scaled, number(tf, low, dtype));
  }

  /** 0, 1, 2, ... up to, not including, {@code count}, a vector of one size. */
  public static Operand<TInt32> range(Ops tf, Operand<TInt32> count) {
    return tf.range(tf.constant(0), tf.reshape(count, tf.array(new int[0])), tf.constant(1));
  }

  /** Normal with mean 0 and deviation 1. */
  public static <T extends TNumber> Operand<T> randomNormal(
      Ops tf,
      Operand<TInt64> seed,
      Operand<TInt64> step,
      Operand<TInt32> dims,
      Class<T> dtype,
      long salt) {
    return tf.random.statelessRandomNormal(dims, stream(tf, seed, step, salt), dtype);
  }

  /** Normal with mean 0, redrawn beyond two deviations. */
  public static <T extends TNumber> Operand<T> truncatedNormal(
      Ops tf,
      Operand<TInt64> seed,
      Operand<TInt64> step,
      Operand<TInt32> dims,
      Class<T> dtype,
      double deviation,
      long salt) {
    Operand<T> normal =
        tf.random.statelessTruncatedNormal(dims, stream(tf, seed, step, salt), dtype);
    return tf.math.mul(normal, number(tf, deviation, dtype));
  }

  /** The two numbers that TensorFlow's generators start from. */
  static Operand<TInt64> stream(Ops tf, Operand<TInt64> seed, Operand<TInt64> step, long salt) {
    return tf.stack(List.of(tf.math.add(seed, tf.constant(salt)), step));
  }

  /** The same values in other sizes, row by row. */
  public static <T extends TType> Operand<T> reshape(Ops tf, Operand<T> x, Operand<TInt32> dims) {
    return tf.reshape(x, dims);
  }

  /** Stretched to other sizes. */
  public static <T extends TType> Operand<T> broadcastTo(
      Ops tf, Operand<T> x, Operand<TInt32> dims) {
    return tf.broadcastTo(x, dims);
  }

  /** The same values as another type. */
  public static <T extends TType> Operand<T> cast(
      Ops tf, Operand<? extends TType> x, Class<T> dtype) {
    return tf.dtypes.cast(x, dtype);
  }

  /** A scalar constant. */
  static <T extends TType> Operand<T> number(Ops tf, double value, Class<T> dtype) {
    if (TNumber.class.isAssignableFrom(dtype)) {
      return tf.constant(dtype.asSubclass(TNumber.class), value).asOutput().expect(dtype);
    }
    return cast(tf, tf.constant(value), dtype);
  }
}
