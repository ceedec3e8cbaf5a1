package dev.tenon.runtime;

import dev.tenon.Padding;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * Convolutions of images {@code [N, H, W, C]} with kernels {@code [height, width, C / groups,
 * filters]} and their gradients.
 *
 * <p>TensorFlow's CPU kernels have no gradients of dilated or grouped convolutions. A dilated
 * kernel is therefore written out with its zeros, and groups are computed one by one, but for
 * groups of one channel, which have kernels of their own.
 */
abstract class ConvolutionOps extends ReductionOps {
  ConvolutionOps() {}

  /** Convolution. */
  public static <T extends TNumber> Operand<T> conv2d(
      Ops tf,
      Operand<T> x,
      Operand<T> kernel,
      List<Integer> stride,
      List<Integer> dilation,
      Padding padding,
      int groups) {
    if (groups == 1) {
      return tf.nn.conv2d(
          x, kernel, window(stride), padding.name(), Conv2d.dilations(window(dilation)));
    }
    Operand<T> full = dilated(tf, kernel, dilation);
    if (isDepthwise(kernel, stride)) {
      return tf.nn.depthwiseConv2dNative(
          x, depthwise(tf, full, groups), window(stride), padding.name());
    }
    List<Operand<T>> images = split(tf, x, 3, groups);
    List<Operand<T>> kernels = split(tf, full, 3, groups);
    List<Operand<T>> parts = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      parts.add(tf.nn.conv2d(images.get(i), kernels.get(i), window(stride), padding.name()));
    }
    return tf.concat(parts, tf.constant(3));
  }

  /** The gradient of a convolution towards its images, of sizes {@code input}. */
  public static <T extends TNumber> Operand<T> conv2dBackpropInput(
      Ops tf,
      Operand<T> kernel,
      Operand<T> upstream,
      Operand<TInt32> input,
      List<Integer> stride,
      List<Integer> dilation,
      Padding padding,
      int groups) {
    Operand<T> full = dilated(tf, kernel, dilation);
    if (groups == 1) {
      return tf.nn.conv2dBackpropInput(input, full, upstream, window(stride), padding.name());
    }
    if (isDepthwise(kernel, stride)) {
      return tf.nn.depthwiseConv2dNativeBackpropInput(
          input, depthwise(tf, full, groups), upstream, window(stride), padding.name());
    }
    Operand<TInt32> part = tf.math.div(input, tf.constant(new int[] {1, 1, 1, groups}));
    List<Operand<T>> kernels = split(tf, full, 3, groups);
    List<Operand<T>> upstreams = split(tf, upstream, 3, groups);
    List<Operand<T>> parts = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      parts.add(
          tf.nn.conv2dBackpropInput(
              part, kernels.get(i), upstreams.get(i), window(stride), padding.name()));
    }
    return tf.concat(parts, tf.constant(3));
  }

  /** The gradient of a convolution towards its kernel, of sizes {@code kernel}. */
  public static <T extends TNumber> Operand<T> conv2dBackpropFilter(
      Ops tf,
      Operand<T> x,
      Operand<T> upstream,
      Operand<TInt32> kernel,
      List<Integer> stride,
      List<Integer> dilation,
      Padding padding,
      int groups) {
    Operand<TInt32> full = dilatedSizes(tf, kernel, dilation);
    if (groups == 1) {
      Operand<T> towards =
          tf.nn.conv2dBackpropFilter(x, full, upstream, window(stride), padding.name());
      return taps(tf, towards, dilation);
    }
    if (stride.get(0).equals(stride.get(1)) && x.shape().get(3) == groups) {
      Operand<T> towards =
          tf.nn.depthwiseConv2dNativeBackpropFilter(
              x, depthwiseSizes(tf, full, groups), upstream, window(stride), padding.name());
      return taps(tf, tf.reshape(towards, full), dilation);
    }
    Operand<TInt32> part = tf.math.div(full, tf.constant(new int[] {1, 1, 1, groups}));
    List<Operand<T>> images = split(tf, x, 3, groups);
    List<Operand<T>> upstreams = split(tf, upstream, 3, groups);
    List<Operand<T>> parts = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      parts.add(
          tf.nn.conv2dBackpropFilter(
              images.get(i), part, upstreams.get(i), window(stride), padding.name()));
    }
    return taps(tf, tf.concat(parts, tf.constant(3)), dilation);
  }

  /** A number for each axis of {@code [N, H, W, C]}. */
  static List<Long> window(List<Integer> heightAndWidth) {
    return List.of(1L, (long) heightAndWidth.get(0), (long) heightAndWidth.get(1), 1L);
  }

  /** Whether TensorFlow's kernels for groups of one channel apply; they want one stride. */
  private static boolean isDepthwise(Operand<?> kernel, List<Integer> stride) {
    return kernel.shape().get(2) == 1 && stride.get(0).equals(stride.get(1));
  }

  /** {@code [h, w, 1, C * multiplier]} as {@code [h, w, C, multiplier]}. */
  private static <T extends TNumber> Operand<T> depthwise(Ops tf, Operand<T> kernel, int channels) {
    return tf.reshape(kernel, depthwiseSizes(tf, tf.shape(kernel), channels));
  }

  private static Operand<TInt32> depthwiseSizes(Ops tf, Operand<TInt32> kernel, int channels) {
    Operand<TInt32> swapped = tf.math.mul(kernel, tf.constant(new int[] {1, 1, channels, 1}));
    return tf.math.div(swapped, tf.constant(new int[] {1, 1, 1, channels}));
  }

  private static <T extends TNumber> List<Operand<T>> split(
      Ops tf, Operand<T> x, int axis, int parts) {
    List<Operand<T>> all = new ArrayList<>();
    tf.split(tf.constant(axis), x, (long) parts).forEach(all::add);
    return all;
  }

  /** The kernel with the zeros of its dilation between its taps. */
  private static <T extends TNumber> Operand<T> dilated(
      Ops tf, Operand<T> kernel, List<Integer> dilation) {
    if (dilation.equals(List.of(1, 1))) {
      return kernel;
    }
    long[] sizes = kernel.shape().asArray();
    int height = dilation.get(0);
    int width = dilation.get(1);
    // [h, w, ...] -> [h, 1, w, 1, ...] -> [h, dilation, w, dilation, ...] -> without the last zeros
    Operand<T> apart =
        tf.reshape(kernel, tf.constant(new long[] {sizes[0], 1, sizes[1], 1, sizes[2], sizes[3]}));
    int[][] zeros = {{0, 0}, {0, height - 1}, {0, 0}, {0, width - 1}, {0, 0}, {0, 0}};
    Operand<T> padded = tf.pad(apart, tf.constant(zeros), number(tf, 0, kernel.type()));
    Operand<T> joined =
        tf.reshape(
            padded,
            tf.constant(new long[] {sizes[0] * height, sizes[1] * width, sizes[2], sizes[3]}));
    return tf.slice(
        joined,
        tf.constant(new int[4]),
        tf.constant(
            new int[] {
              Math.toIntExact((sizes[0] - 1) * height + 1),
              Math.toIntExact((sizes[1] - 1) * width + 1),
              -1,
              -1
            }));
  }

  private static Operand<TInt32> dilatedSizes(
      Ops tf, Operand<TInt32> kernel, List<Integer> dilation) {
    if (dilation.equals(List.of(1, 1))) {
      return kernel;
    }
    Operand<TInt32> apart = tf.constant(new int[] {dilation.get(0), dilation.get(1), 1, 1});
    Operand<TInt32> ones = tf.constant(new int[] {1, 1, 1, 1});
    return tf.math.add(tf.math.mul(tf.math.sub(kernel, ones), apart), ones);
  }

  /** Of a dilated kernel only its taps. */
  private static <T extends TNumber> Operand<T> taps(
      Ops tf, Operand<T> kernel, List<Integer> dilation) {
    if (dilation.equals(List.of(1, 1))) {
      return kernel;
    }
    return tf.stridedSlice(
        kernel,
        tf.constant(new int[4]),
        tf.shape(kernel),
        tf.constant(new int[] {dilation.get(0), dilation.get(1), 1, 1}));
  }
}
