package dev.tenon.runtime;

import org.tensorflow.Operand;
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
    return tf.math.add(a, b);
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
}
