package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.Shapes;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pooling of images {@code [N, H, W, C]}: one number for each window and channel.
 *
 * <p>Size and stride hold two numbers, for height and width. SAME adds nothing that counts: neither
 * to a maximum nor to a mean.
 */
public final class Pooling {
  /** The smallest window of which TensorFlow's gradient of means can be wrong. */
  private static final int FIRST_WRONG = 5;

  private Pooling() {}

  /** What these have in common. */
  interface Pool extends Primitive {
    List<Integer> size();

    List<Integer> stride();

    Padding padding();

    /** Sizes of the output of pooling. */
    default Dims pooled(Dims x) {
      Dims output = x;
      for (int i = 0; i < 2; i++) {
        output =
            output.with(
                1 + i,
                Shapes.convOutput(x.dim(1 + i), size().get(i), stride().get(i), 1, padding()));
      }
      return output;
    }

    /** One operation for each value of each window. */
    @Override
    default Dim flops(List<Type> inputs, List<Type> outputs) {
      return pooled(inputs.get(0).dims()).count().times(size().get(0)).times(size().get(1));
    }
  }

  /** Largest value of each window. */
  public record MaxPool2d(List<Integer> size, List<Integer> stride, Padding padding)
      implements Pool {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0).with(pooled(inputs.get(0).dims())));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(
          node.trace()
              .apply(
                  new MaxPool2dGrad(size, stride, padding),
                  node.input(0),
                  node.output(0),
                  upstreams.get(0)));
    }
  }

  /**
   * Brings the upstream of each window to the first of its largest values. Inputs: images, pooled
   * images, upstream.
   */
  public record MaxPool2dGrad(List<Integer> size, List<Integer> stride, Padding padding)
      implements Pool {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor towards =
          node.trace()
              .apply(new MaxPool2dGradGrad(size, stride, padding), node.input(0), upstreams.get(0));
      return Arrays.asList(null, null, towards);
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return Pool.super.flops(inputs, outputs).plus(inputs.get(2).dims().count());
    }
  }

  /**
   * Takes from a second tensor what stands where each window of the first has its largest value.
   * Inputs: images, tensor of the same sizes.
   */
  public record MaxPool2dGradGrad(List<Integer> size, List<Integer> stride, Padding padding)
      implements Pool {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(1).with(pooled(inputs.get(0).dims())));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor x = node.input(0);
      Tensor largest = node.trace().apply(new MaxPool2d(size, stride, padding), x);
      Tensor towards =
          node.trace()
              .apply(new MaxPool2dGrad(size, stride, padding), x, largest, upstreams.get(0));
      return Arrays.asList(null, towards);
    }
  }

  /** Mean over the part of each window that lies inside the image. */
  public record AvgPool2d(List<Integer> size, List<Integer> stride, Padding padding)
      implements Pool {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0).with(pooled(inputs.get(0).dims())));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor x = node.input(0);
      Optional<Tensor> inside = isLargerThan(x) ? padded(x, upstreams.get(0)) : Optional.empty();
      return List.of(
          inside.orElseGet(
              () ->
                  x.trace()
                      .apply(
                          new AvgPool2dGrad(x.dims(), size, stride, padding), upstreams.get(0))));
    }

    /**
     * Whether a window may be larger than the images: with SAME padding, TensorFlow's gradient then
     * counts elements that those of 5 or more at a border do not see.
     */
    private boolean isLargerThan(Tensor x) {
      return padding == Padding.SAME
          && IntStream.range(0, 2)
              .anyMatch(
                  i ->
                      size.get(i) >= FIRST_WRONG
                          && x.dims().dim(1 + i).lowerBound(x.trace().facts()).orElse(1)
                              < size.get(i));
    }

    /** The gradient by windows over padded images, each of which is divided by what it sees. */
    private Optional<Tensor> padded(Tensor x, Tensor upstream) {
      Dims none = Dims.of(0, 0, 0, 0);
      Dims before = none;
      Dims after = none;
      for (int axis = 1; axis < 3; axis++) {
        Optional<Shapes.Pads> pads =
            Shapes.samePads(x.dims().dim(axis), size.get(axis - 1), stride.get(axis - 1), 1);
        if (pads.isEmpty()) {
          return Optional.empty();
        }
        before = before.with(axis, pads.get().before());
        after = after.with(axis, pads.get().after());
      }
      Trace trace = x.trace();
      Pieces.Pad pad = new Pieces.Pad(before, after, 0);
      Dims one = x.dims().with(0, 1).with(3, 1);
      Tensor inside = trace.apply(pad, trace.apply(new Constants.Fill(1, x.dtype(), one)));
      Tensor part = trace.apply(new AvgPool2d(size, stride, Padding.VALID), inside);
      Dims around = pad.infer(List.of(x.type())).get(0).dims();
      Tensor spread =
          trace.apply(new AvgPool2dGrad(around, size, stride, Padding.VALID), upstream.div(part));
      return Optional.of(trace.apply(new Pieces.Slice(before, x.dims()), spread));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return Pool.super.flops(inputs, outputs).plus(outputs.get(0).dims().count());
    }
  }

  /** Spreads the upstream of each window evenly over it; {@code input} are the images' sizes. */
  public record AvgPool2dGrad(Dims input, List<Integer> size, List<Integer> stride, Padding padding)
      implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0).with(input));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(node.trace().apply(new AvgPool2d(size, stride, padding), upstreams.get(0)));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count().times(1 + (long) size.get(0) * size.get(1));
    }
  }
}
