package dev.tenon.runtime;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.FusedBatchNormGrad;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
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

  /** Softmax cross-entropy of logits {@code [N, ..., C]} against class indices {@code [N, ...]}. */
  public static <T extends TNumber> SparseSoftmaxCrossEntropy<T> sparseSoftmaxCrossEntropy(
      Ops tf, Operand<T> logits, Operand<? extends TNumber> labels) {
    if (logits.rank() == 2) {
      SparseSoftmaxCrossEntropyWithLogits<T> both =
          tf.nn.sparseSoftmaxCrossEntropyWithLogits(logits, labels);
      return new SparseSoftmaxCrossEntropy<>(both.loss(), both.backprop());
    }
    SparseSoftmaxCrossEntropyWithLogits<T> both =
        tf.nn.sparseSoftmaxCrossEntropyWithLogits(
            tf.reshape(logits, rows(tf, logits)), tf.reshape(labels, tf.constant(new int[] {-1})));
    return new SparseSoftmaxCrossEntropy<>(
        tf.reshape(both.loss(), tf.shape(labels)), tf.reshape(both.backprop(), tf.shape(logits)));
  }

  /** Sizes of {@code logits} as a matrix; a run may decide how many classes there are. */
  private static Operand<TInt32> rows(Ops tf, Operand<?> logits) {
    Operand<TInt32> any = tf.constant(new int[] {-1});
    long known = logits.shape().get(-1);
    Operand<TInt32> classes =
        known >= 0
            ? tf.constant(new int[] {Math.toIntExact(known)})
            : tf.slice(
                tf.shape(logits),
                tf.constant(new int[] {logits.rank() - 1}),
                tf.constant(new int[] {1}));
    return tf.concat(List.of(any, classes), tf.constant(0));
  }

  /**
   * Outputs of {@link #softLabelCrossEntropy}.
   *
   * @param loss one an example
   * @param backprop gradient of each loss towards its logits
   */
  public record SoftLabelCrossEntropy<T extends TNumber>(Operand<T> loss, Operand<T> backprop) {}

  /** Softmax cross-entropy of logits {@code [N, ..., C]} against probabilities of these sizes. */
  public static <T extends TNumber> SoftLabelCrossEntropy<T> softLabelCrossEntropy(
      Ops tf, Operand<T> logits, Operand<T> labels) {
    if (logits.rank() == 2) {
      SoftmaxCrossEntropyWithLogits<T> both = tf.nn.softmaxCrossEntropyWithLogits(logits, labels);
      return new SoftLabelCrossEntropy<>(both.loss(), both.backprop());
    }
    Operand<TInt32> sizes = tf.shape(logits);
    Operand<TInt32> rows = rows(tf, logits);
    SoftmaxCrossEntropyWithLogits<T> both =
        tf.nn.softmaxCrossEntropyWithLogits(tf.reshape(logits, rows), tf.reshape(labels, rows));
    Operand<TInt32> first =
        tf.slice(sizes, tf.constant(new int[] {0}), tf.constant(new int[] {logits.rank() - 1}));
    return new SoftLabelCrossEntropy<>(
        tf.reshape(both.loss(), first), tf.reshape(both.backprop(), sizes));
  }

  /**
   * Outputs of {@link #batchNorm}.
   *
   * @param output normalised, scaled and shifted
   * @param mean of each channel
   * @param variance unbiased, of each channel
   * @param reserve1 for the gradient
   * @param reserve2 for the gradient
   * @param reserve3 for the gradient
   */
  public record BatchNorm(
      Operand<TFloat32> output,
      Operand<TFloat32> mean,
      Operand<TFloat32> variance,
      Operand<TFloat32> reserve1,
      Operand<TFloat32> reserve2,
      Operand<TFloat32> reserve3) {}

  /** Normalises each channel by its mean and variance over the batch. */
  public static BatchNorm batchNorm(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> gamma,
      Operand<TFloat32> beta,
      double epsilon) {
    Operand<TFloat32> none = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> all =
        tf.nn.fusedBatchNorm(
            x,
            gamma,
            beta,
            none,
            none,
            FusedBatchNorm.epsilon((float) epsilon),
            FusedBatchNorm.isTraining(true));
    return new BatchNorm(
        all.y(),
        all.batchMean(),
        all.batchVariance(),
        all.reserveSpace1(),
        all.reserveSpace2(),
        all.reserveSpace3());
  }

  /**
   * Outputs of {@link #batchNormGrad}.
   *
   * @param x gradient towards the images
   * @param gamma gradient towards the scale
   * @param beta gradient towards the shift
   */
  public record BatchNormGrad(
      Operand<TFloat32> x, Operand<TFloat32> gamma, Operand<TFloat32> beta) {}

  /** The gradient of {@link #batchNorm}. */
  public static BatchNormGrad batchNormGrad(
      Ops tf,
      Operand<TFloat32> upstream,
      Operand<TFloat32> x,
      Operand<TFloat32> gamma,
      Operand<TFloat32> reserve1,
      Operand<TFloat32> reserve2,
      Operand<TFloat32> reserve3,
      double epsilon) {
    FusedBatchNormGrad<TFloat32, TFloat32> all =
        tf.nn.fusedBatchNormGrad(
            upstream,
            x,
            gamma,
            reserve1,
            reserve2,
            reserve3,
            FusedBatchNormGrad.epsilon((float) epsilon),
            FusedBatchNormGrad.isTraining(true));
    return new BatchNormGrad(all.xBackprop(), all.scaleBackprop(), all.offsetBackprop());
  }
}
