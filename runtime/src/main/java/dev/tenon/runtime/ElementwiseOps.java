package dev.tenon.runtime;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.ReluGrad;
import org.tensorflow.types.TBool;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** Arithmetic, comparisons and functions, element by element. */
abstract class ElementwiseOps extends SizeOps {
  ElementwiseOps() {}

  /** Sum. */
  public static <T extends TNumber> Operand<T> add(Ops tf, Operand<T> a, Operand<T> b) {
    return isRow(b) && b.rank() <= a.rank()
        ? tf.math.add(a, vector(tf, b))
        : isRow(a) && a.rank() <= b.rank() ? tf.math.add(vector(tf, a), b) : tf.math.add(a, b);
  }

  // TensorFlow on CPUs makes one operation of a product and the row that is added to it, as that of
  // a kernel [1, units] to its gradient; this refuses biases of other ranks than 1.
  private static boolean isRow(Operand<?> x) {
    Shape shape = x.shape();
    if (shape.isUnknown() || shape.numDimensions() < 2 || shape.hasUnknownDimension()) {
      return false;
    }
    return shape.size() == shape.get(-1);
  }

  private static <T extends TType> Operand<T> vector(Ops tf, Operand<T> row) {
    return tf.reshape(row, tf.constant(new long[] {row.shape().get(-1)}));
  }

  /** Difference. */
  public static <T extends TNumber> Operand<T> subtract(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.sub(a, b);
  }

  /** Product. */
  public static <T extends TNumber> Operand<T> multiply(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.mul(a, b);
  }

  /** Quotient. */
  public static <T extends TNumber> Operand<T> divide(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.div(a, b);
  }

  /** {@code a} to the power of {@code b}. */
  public static <T extends TNumber> Operand<T> pow(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.pow(a, b);
  }

  /** The negative. */
  public static <T extends TNumber> Operand<T> negate(Ops tf, Operand<T> x) {
    return tf.math.neg(x);
  }

  /** Exponential. */
  public static <T extends TNumber> Operand<T> exp(Ops tf, Operand<T> x) {
    return tf.math.exp(x);
  }

  /** Natural logarithm. */
  public static <T extends TNumber> Operand<T> log(Ops tf, Operand<T> x) {
    return tf.math.log(x);
  }

  /** {@code log(1 + x)}. */
  public static <T extends TNumber> Operand<T> log1p(Ops tf, Operand<T> x) {
    return tf.math.log1p(x);
  }

  /** Sine. */
  public static <T extends TNumber> Operand<T> sin(Ops tf, Operand<T> x) {
    return tf.math.sin(x);
  }

  /** Cosine. */
  public static <T extends TNumber> Operand<T> cos(Ops tf, Operand<T> x) {
    return tf.math.cos(x);
  }

  /** The largest whole number that is not above. */
  public static <T extends TNumber> Operand<T> floor(Ops tf, Operand<T> x) {
    return tf.math.floor(x);
  }

  /** The same value. */
  public static <T extends TType> Operand<T> stopGradient(Ops tf, Operand<T> x) {
    return tf.stopGradient(x);
  }

  /** Square. */
  public static <T extends TNumber> Operand<T> square(Ops tf, Operand<T> x) {
    return tf.math.square(x);
  }

  /** {@code max(x, 0)}. */
  public static <T extends TNumber> Operand<T> relu(Ops tf, Operand<T> x) {
    return tf.nn.relu(x);
  }

  /** {@code upstream} where {@code output}, that of a relu, is positive, else 0. */
  public static <T extends TNumber> Operand<T> reluGrad(
      Ops tf, Operand<T> upstream, Operand<T> output) {
    return ReluGrad.create(tf.scope(), upstream, output);
  }

  /** Where {@code a} and {@code b} are equal. */
  public static <T extends TType> Operand<TBool> equal(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.equal(a, b);
  }

  /** Where {@code a} and {@code b} differ. */
  public static <T extends TType> Operand<TBool> notEqual(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.notEqual(a, b);
  }

  /** Where both are true. */
  public static Operand<TBool> and(Ops tf, Operand<TBool> a, Operand<TBool> b) {
    return tf.math.logicalAnd(a, b);
  }

  /** Where one or both are true. */
  public static Operand<TBool> or(Ops tf, Operand<TBool> a, Operand<TBool> b) {
    return tf.math.logicalOr(a, b);
  }

  /** Where it is false. */
  public static Operand<TBool> not(Ops tf, Operand<TBool> x) {
    return tf.math.logicalNot(x);
  }

  /** {@code exp(x) - 1}. */
  public static <T extends TNumber> Operand<T> expm1(Ops tf, Operand<T> x) {
    return tf.math.expm1(x);
  }

  /** Square root. */
  public static <T extends TNumber> Operand<T> sqrt(Ops tf, Operand<T> x) {
    return tf.math.sqrt(x);
  }

  /** {@code 1 / sqrt(x)}. */
  public static <T extends TNumber> Operand<T> rsqrt(Ops tf, Operand<T> x) {
    return tf.math.rsqrt(x);
  }

  /** Hyperbolic tangent. */
  public static <T extends TNumber> Operand<T> tanh(Ops tf, Operand<T> x) {
    return tf.math.tanh(x);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static <T extends TNumber> Operand<T> sigmoid(Ops tf, Operand<T> x) {
    return tf.math.sigmoid(x);
  }

  /** {@code log(1 + exp(x))}. */
  public static <T extends TNumber> Operand<T> softplus(Ops tf, Operand<T> x) {
    return tf.math.softplus(x);
  }

  /** The error function. */
  public static <T extends TNumber> Operand<T> erf(Ops tf, Operand<T> x) {
    return tf.math.erf(x);
  }

  /** The value without its sign. */
  public static <T extends TNumber> Operand<T> abs(Ops tf, Operand<T> x) {
    return tf.math.abs(x);
  }

  /** -1, 0 or 1. */
  public static <T extends TNumber> Operand<T> sign(Ops tf, Operand<T> x) {
    return tf.math.sign(x);
  }

  /** The larger. */
  public static <T extends TNumber> Operand<T> maximum(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.maximum(a, b);
  }

  /** The smaller. */
  public static <T extends TNumber> Operand<T> minimum(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.minimum(a, b);
  }

  /** Where {@code a} is above {@code b}. */
  public static <T extends TNumber> Operand<TBool> greater(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.greater(a, b);
  }

  /** Where {@code a} is above {@code b} or equal to it. */
  public static <T extends TNumber> Operand<TBool> greaterEqual(
      Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.greaterEqual(a, b);
  }

  /** Where {@code a} is below {@code b}. */
  public static <T extends TNumber> Operand<TBool> less(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.less(a, b);
  }

  /** Where {@code a} is below {@code b} or equal to it. */
  public static <T extends TNumber> Operand<TBool> lessEqual(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.math.lessEqual(a, b);
  }

  /** {@code a} where {@code condition} is true, else {@code b}, stretched to common sizes. */
  public static <T extends TType> Operand<T> select(
      Ops tf, Operand<TBool> condition, Operand<T> a, Operand<T> b) {
    return tf.select(condition, a, b);
  }
}
