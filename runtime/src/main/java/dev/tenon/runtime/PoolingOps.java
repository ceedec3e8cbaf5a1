package dev.tenon.runtime;

import dev.tenon.Padding;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.image.ResizeBilinearGrad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** Pooling of images {@code [N, H, W, C]}, and making them larger. */
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

  /** Height and width {@code times} as long, each pixel repeated. */
  public static <T extends TNumber> Operand<T> upSampleNearest(
      Ops tf, Operand<T> x, List<Integer> times) {
    // [N, H, W, C] -> [N, H, 1, W, 1, C] -> [N, H, times, W, times, C]
    Operand<TInt32> n = size(tf, x, 0);
    Operand<TInt32> height = size(tf, x, 1);
    Operand<TInt32> width = size(tf, x, 2);
    Operand<TInt32> channels = size(tf, x, 3);
    int down = times.get(0);
    int right = times.get(1);
    Operand<T> apart = tf.reshape(x, shape(tf, n, height, 1, width, 1, channels));
    Operand<T> repeated = tf.broadcastTo(apart, shape(tf, n, height, down, width, right, channels));
    return tf.reshape(
        repeated, shape(tf, n, product(tf, height, down), product(tf, width, right), channels));
  }

  /** Height and width {@code times} as long, by means of neighbours. */
  public static Operand<TFloat32> upSampleBilinear(
      Ops tf, Operand<TFloat32> x, List<Integer> times) {
    Operand<TInt32> size = tf.slice(tf.shape(x), tf.array(1), tf.array(2));
    return tf.image.resizeBilinear(
        x, tf.math.mul(size, vector(tf, times)), ResizeBilinear.halfPixelCenters(true));
  }

  /** The gradient of {@link #upSampleBilinear} towards images of sizes {@code input}. */
  public static Operand<TFloat32> upSampleBilinearGrad(
      Ops tf, Operand<TFloat32> upstream, Operand<TInt32> input, List<Integer> times) {
    // the kernel takes from the images their sizes only
    return ResizeBilinearGrad.create(
        tf.scope(),
        upstream,
        tf.fill(input, tf.constant(0f)),
        ResizeBilinearGrad.halfPixelCenters(true));
  }
}
