package dev.tenon.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Sizes that a run decides. A size is a number ({@link Integer} or {@link Long}) or an {@code
 * int32} scalar; methods that take several take both kinds.
 */
abstract class SizeOps {
  SizeOps() {}

  /** Size of {@code axis} of {@code x}. */
  public static Operand<TInt32> size(Ops tf, Operand<? extends TType> x, int axis) {
    return tf.stridedSlice(tf.shape(x), Indices.at(axis));
  }

  /** The sizes of a tensor: a vector with an entry an axis. */
  public static Operand<TInt32> shape(Ops tf, Object... sizes) {
    if (Arrays.stream(sizes).allMatch(Number.class::isInstance)) {
      return tf.constant(
          Arrays.stream(sizes).mapToInt(s -> Math.toIntExact(((Number) s).longValue())).toArray());
    }
    List<Operand<TInt32>> scalars = new ArrayList<>();
    for (Object size : sizes) {
      scalars.add(scalar(tf, size));
    }
    return tf.stack(scalars);
  }

  /** Sum of sizes. */
  public static Operand<TInt32> sum(Ops tf, Object... sizes) {
    Operand<TInt32> sum = scalar(tf, sizes[0]);
    for (int i = 1; i < sizes.length; i++) {
      sum = tf.math.add(sum, scalar(tf, sizes[i]));
    }
    return sum;
  }

  /** Product of sizes. */
  public static Operand<TInt32> product(Ops tf, Object... sizes) {
    Operand<TInt32> product = scalar(tf, sizes[0]);
    for (int i = 1; i < sizes.length; i++) {
      product = tf.math.mul(product, scalar(tf, sizes[i]));
    }
    return product;
  }

  /** {@code size / divisor}, rounded down. */
  public static Operand<TInt32> floorDiv(Ops tf, Object size, long divisor) {
    return tf.math.floorDiv(scalar(tf, size), tf.constant(Math.toIntExact(divisor)));
  }

  /** A list of axes as TensorFlow's kernels take it. */
  static Operand<TInt32> vector(Ops tf, List<Integer> values) {
    return tf.constant(values.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Operand<TInt32> scalar(Ops tf, Object size) {
    if (size instanceof Number number) {
      return tf.constant(Math.toIntExact(number.longValue()));
    }
    if (size instanceof Operand<?> operand) {
      return operand.asOutput().expect(TInt32.class);
    }
    throw new IllegalArgumentException("a size is a number or an int32 scalar, not " + size);
  }
}
