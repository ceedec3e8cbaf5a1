package dev.tenon.runtime;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.family.TNumber;

/**
 * The primitives of a model as TensorFlow ops; generated code and {@link GraphBuilder} build with
 * these methods and with nothing else.
 *
 * <p>Each record in {@code dev.tenon.ir.op} has the public static method of its {@link
 * dev.tenon.ir.Primitive#method name}. The parameters are {@code Ops}, an operand an input, and the
 * record's components in order; among these, sizes are an operand made by {@link #shape}, a type is
 * its class. A method gives the output, or a record of outputs named as the primitive names them.
 * Each {@link dev.tenon.Optimizer} has a method too; see {@code UpdateOps}.
 *
 * <p>The families are superclasses, so that this is the one name to call them by.
 */
public final class TfOps extends UpdateOps {
  private TfOps() {}

  /**
   * Outputs of {@link #sparseSoftmaxCrossEntropy}.
   *
   * @param loss one an example
   * @param backprop gradient of each loss towards its logits
   */
  public record SparseSoftmaxCrossEntropy<T extends TNumber>(
      Operand<T> loss, Operand<T> backprop) {}

  /** Softmax cross-entropy of logits {@code [N, C]} against class indices {@code [N]}. */
  public static <T extends TNumber> SparseSoftmaxCrossEntropy<T> sparseSoftmaxCrossEntropy(
      Ops tf, Operand<T> logits, Operand<? extends TNumber> labels) {
    SparseSoftmaxCrossEntropyWithLogits<T> both =
        tf.nn.sparseSoftmaxCrossEntropyWithLogits(logits, labels);
    return new SparseSoftmaxCrossEntropy<>(both.loss(), both.backprop());
  }
}
