package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images {@code [N, H, W, C]} made larger, height and width {@code times} as long. */
public final class Upsampling {
  private Upsampling() {}

  /** What these have in common. */
  interface Larger extends Primitive {
    List<Integer> times();

    @Override
    default List<Type> infer(List<Type> inputs) {
      Dims x = inputs.get(0).dims();
      Dims larger = x;
      for (int axis = 1; axis <= 2; axis++) {
        larger = larger.with(axis, x.dim(axis).times(times().get(axis - 1)));
      }
      return List.of(inputs.get(0).with(larger));
    }

    @Override
    default List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis, 0);
    }
  }

  /** Each pixel is repeated. */
  public record UpSampleNearest(List<Integer> times) implements Larger {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      // a pool is twice as fast as a sum over the axes that were repeated
      Tensor mean =
          node.trace().apply(new Pooling.AvgPool2d(times, times, Padding.VALID), upstreams.get(0));
      return List.of(mean.times((double) times.get(0) * times.get(1)));
    }
  }

  /**
   * Each new pixel is a mean of the nearest, by their distance from middle to middle. TensorFlow
   * has kernels for float32 only.
   */
  public record UpSampleBilinear(List<Integer> times) implements Larger {
    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return List.of(
          node.trace()
              .apply(new UpSampleBilinearGrad(node.input(0).dims(), times), upstreams.get(0)));
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor rows = longer(inputs.get(0), 1, times.get(0));
      return Optional.of(List.of(longer(rows, 2, times.get(1))));
    }

    @Override
    public boolean computes(DType dtype) {
      return dtype == DType.FLOAT32;
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return outputs.get(0).dims().count().times(9); // three means of two, of 3 operations each
    }
  }

  /** The gradient of {@link UpSampleBilinear} towards images of sizes {@code input}. */
  public record UpSampleBilinearGrad(Dims input, List<Integer> times) implements Primitive {
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
      return List.of(node.trace().apply(new UpSampleBilinear(times), upstreams.get(0)));
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      // it does not depend on the images, of which it is the gradient
      Tensor upstream = inputs.get(0);
      Tensor x = upstream.trace().apply(new Constants.Fill(0, upstream.dtype(), input));
      Tensor y = new UpSampleBilinear(times).expand(List.of(x)).orElseThrow().get(0);
      return Optional.of(Gradients.of(y.times(upstream).sum(), List.of(x)));
    }

    @Override
    public boolean computes(DType dtype) {
      return dtype == DType.FLOAT32;
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count().times(10); // 6 products, 4 of which are added up
    }
  }

  /** {@code x} with {@code axis} as many times as long. */
  private static Tensor longer(Tensor x, int axis, int times) {
    if (times == 1) {
      return x;
    }
    Tensor parts = x.expandDims(axis + 1);
    // put together first, since of one pixel nothing is left without it
    Tensor before = x.slice(axis, 0, 1).concat(x, axis).slice(axis, 0, -1).expandDims(axis + 1);
    Tensor after = x.concat(x.slice(axis, -1), axis).slice(axis, 1).expandDims(axis + 1);
    // the middle of part i lies this far from the middle of its pixel, in pixels
    List<Double> distances =
        IntStream.range(0, times).mapToObj(i -> (i + 0.5) / times - 0.5).toList();
    Dims along = Dims.of(1, 1, 1, 1, 1).with(axis + 1, times);
    Tensor towardsBefore =
        x.vector(distances.stream().map(d -> Math.max(0, -d)).toList()).reshape(along);
    Tensor towardsAfter =
        x.vector(distances.stream().map(d -> Math.max(0, d)).toList()).reshape(along);
    return parts
        .plus(before.minus(parts).times(towardsBefore))
        .plus(after.minus(parts).times(towardsAfter))
        .reshape(x.dims().with(axis, x.dims().dim(axis).times(times)));
  }
}
