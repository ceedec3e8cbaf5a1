package dev.tenon.runtime;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint16;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** Tensors cut and put together, dropout's masks, softmax. */
abstract class PieceOps extends PoolingOps {
  PieceOps() {}

  /** Axis {@code i} of the output is axis {@code order.get(i)} of the input. */
  public static <T extends TType> Operand<T> transpose(Ops tf, Operand<T> x, List<Integer> order) {
    return tf.linalg.transpose(x, vector(tf, order));
  }

  /** The elements along each of {@code axes} in the opposite order. */
  public static <T extends TType> Operand<T> reverse(Ops tf, Operand<T> x, List<Integer> axes) {
    return tf.reverse(x, vector(tf, axes));
  }

  /** Rows of {@code table} by their index. */
  public static <T extends TType> Operand<T> gather(
      Ops tf, Operand<T> table, Operand<? extends TNumber> indices) {
    return tf.gather(table, indices, tf.constant(0));
  }

  /** A table of sizes {@code dims}: in each row the sum of the rows that have its index. */
  public static <T extends TNumber> Operand<T> scatterSum(
      Ops tf, Operand<T> rows, Operand<? extends TNumber> indices, Operand<TInt32> dims) {
    return tf.math.unsortedSegmentSum(rows, indices, tf.stridedSlice(dims, Indices.at(0)));
  }

  /** One value of the last axis for each index. */
  public static <T extends TType> Operand<T> pick(
      Ops tf, Operand<T> x, Operand<? extends TNumber> indices) {
    int last = x.rank() - 1;
    return tf.gather(x, indices, tf.constant(last), Gather.batchDims((long) last));
  }

  /** Two tensors side by side along {@code axis}. */
  public static <T extends TType> Operand<T> concat(Ops tf, Operand<T> a, Operand<T> b, int axis) {
    return tf.concat(List.of(a, b), tf.constant(axis));
  }

  /** The part of sizes {@code size} that starts at {@code begin}. */
  public static <T extends TType> Operand<T> slice(
      Ops tf, Operand<T> x, Operand<TInt32> begin, Operand<TInt32> size) {
    return tf.slice(x, begin, size);
  }

  /** {@code value} added before and after each axis. */
  public static <T extends TType> Operand<T> pad(
      Ops tf, Operand<T> x, Operand<TInt32> before, Operand<TInt32> after, double value) {
    Operand<TInt32> both = tf.linalg.transpose(tf.stack(List.of(before, after)), tf.array(1, 0));
    return tf.pad(x, both, number(tf, value, x.type()));
  }

  /** A last axis of {@code depth} numbers, 1 where an index says, else 0. */
  public static <T extends TType> Operand<T> oneHot(
      Ops tf, Operand<? extends TNumber> indices, int depth, Class<T> dtype) {
    return tf.oneHot(indices, tf.constant(depth), number(tf, 1, dtype), number(tf, 0, dtype));
  }

  /** {@code 1 / keep} with probability {@code keep}, else 0. */
  public static <T extends TNumber> Operand<T> dropoutMask(
      Ops tf,
      Operand<TInt64> seed,
      Operand<TInt64> step,
      Operand<TInt32> dims,
      Class<T> dtype,
      double keep,
      long salt) {
    // 16 random bits decide an element, so that four come out of each number drawn.
    int steps = 1 << 16;
    int kept = (int) Math.max(1, Math.round(keep * steps));
    if (kept == steps) {
      return tf.fill(dims, number(tf, 1, dtype));
    }
    Operand<TInt32> count = tf.prod(dims, tf.constant(0));
    Operand<TInt32> draws = tf.math.floorDiv(tf.math.add(count, tf.constant(3)), tf.constant(4));
    Operand<TInt64> bits =
        tf.random.statelessRandomUniformFullInt(
            tf.expandDims(draws, tf.constant(0)), stream(tf, seed, step, salt), TInt64.class);
    Operand<TInt32> numbers =
        cast(
            tf,
            tf.reshape(tf.bitcast(bits, TUint16.class), tf.constant(new int[] {-1})),
            TInt32.class);
    Operand<TInt32> enough =
        tf.slice(numbers, tf.constant(new int[] {0}), tf.expandDims(count, tf.constant(0)));
    Operand<T> ones = cast(tf, tf.math.less(enough, tf.constant(kept)), dtype);
    return tf.reshape(tf.math.mul(ones, number(tf, (double) steps / kept, dtype)), dims);
  }

  /** {@code exp(x) / sum(exp(x))} along the last axis. */
  public static <T extends TNumber> Operand<T> softmax(Ops tf, Operand<T> x) {
    return tf.nn.softmax(x);
  }

  /** {@code x - log(sum(exp(x)))} along the last axis. */
  public static <T extends TNumber> Operand<T> logSoftmax(Ops tf, Operand<T> x) {
    return tf.nn.logSoftmax(x);
  }
}
