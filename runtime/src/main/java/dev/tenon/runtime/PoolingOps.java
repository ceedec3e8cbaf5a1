package dev.tenon.runtime;

import dev.tenon.Padding;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** Pooling of images {@code [N, H, W, C]}. */
abstract class PoolingOps extends ConvolutionOps {
  PoolingOps() {}

  /** Largest value of each window. */
  public static <T extends TNumber> Operand<T> maxPool2d(
      Ops tf, Operand<T> x, List<Integer> size, List<Integer> stride, Padding padding) {
    // oneDNN accelerates MaxPool in both directions, but not MaxPoolV2, which tf.nn.maxPool makes.
    return pooling(tf, "MaxPool", List.of(x), size, stride, padding);
  }

  /** Brings the upstream of each window to the first of its largest values. */
  public static <T extends TNumber> Operand<T> maxPool2dGrad(
      Ops tf,
      Operand<T> x,
      Operand<T> pooled,
      Operand<T> upstream,
      List<Integer> size,
      List<Integer> stride,
      Padding padding) {
    return pooling(tf, "MaxPoolGrad", List.of(x, pooled, upstream), size, stride, padding);
  }

  /** Takes from {@code values} what stands where each window of {@code x} has its largest value. */
  public static <T extends TNumber> Operand<T> maxPool2dGradGrad(
      Ops tf,
      Operand<T> x,
      Operand<T> values,
      List<Integer> size,
      List<Integer> stride,
      Padding padding) {
    Operand<T> pooled = maxPool2d(tf, x, size, stride, padding);
    return pooling(tf, "MaxPoolGradGrad", List.of(x, pooled, values), size, stride, padding);
  }

  /** Mean over the part of each window that lies inside the image. */
  public static <T extends TNumber> Operand<T> avgPool2d(
      Ops tf, Operand<T> x, List<Integer> size, List<Integer> stride, Padding padding) {
    return tf.nn.avgPool(x, window(size), window(stride), padding.name());
  }

  /** Spreads the upstream of each window evenly over it. */
  public static <T extends TNumber> Operand<T> avgPool2dGrad(
      Ops tf,
      Operand<T> upstream,
      Operand<TInt32> input,
      List<Integer> size,
      List<Integer> stride,
      Padding padding) {
    return tf.nn.avgPoolGrad(input, upstream, window(size), window(stride), padding.name());
  }

  private static <T extends TNumber> Operand<T> pooling(
      Ops tf,
      String op,
      List<Operand<T>> inputs,
      List<Integer> size,
      List<Integer> stride,
      Padding padding) {
    var builder = tf.scope().opBuilder(op, op);
    inputs.forEach(input -> builder.addInput(input.asOutput()));
    return builder
        .setAttr("ksize", array(size))
        .setAttr("strides", array(stride))
        .setAttr("padding", padding.name())
        .build()
        .output(0)
        .expect(inputs.get(0).type());
  }

  private static long[] array(List<Integer> heightAndWidth) {
    return window(heightAndWidth).stream().mapToLong(Long::longValue).toArray();
  }
}
