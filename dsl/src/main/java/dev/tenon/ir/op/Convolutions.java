package dev.tenon.ir.op;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.Problem;
import dev.tenon.Shapes;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Require;
import java.util.List;

/**
 * Convolutions over images {@code [N, H, W, C]} with kernels {@code [height, width, C / groups,
 * filters]}: the channels and the filters are split into {@code groups}, and each group of filters
 * sees its own channels.
 *
 * <p>The three are each other's gradients, so that they can be differentiated any number of times.
 * Stride and dilation hold two numbers, for height and width.
 */
public final class Convolutions {
  private Convolutions() {}

  /** What these have in common. */
  interface Convolution extends Primitive {
    List<Integer> stride();

    List<Integer> dilation();

    Padding padding();

    int groups();

    /** Sizes of the output of a convolution. */
    default Dims convolved(Dims x, Dims kernel) {
      Dims output = x;
      for (int i = 0; i < 2; i++) {
        Dim size =
            Shapes.convOutput(
                x.dim(1 + i), kernel.known(i), stride().get(i), dilation().get(i), padding());
        output = output.with(1 + i, size);
      }
      return output.with(3, kernel.dim(3));
    }

    /** Two for each multiplication by a tap of the kernel: every output needs as many as it has. */
    default Dim flops(Dims output, Dims kernel) {
      return output.count().times(kernel.slice(0, 3).count()).times(2);
    }

    default Tensor towardsInput(Node node, Dims x, Tensor kernel, Tensor output) {
      return node.trace()
          .apply(
              new Conv2dBackpropInput(x, stride(), dilation(), padding(), groups()),
              kernel,
              output);
    }

    default Tensor towardsKernel(Node node, Dims kernel, Tensor x, Tensor output) {
      List<Integer> one = List.of(1, 1);
      if (kernel.dim(0).equals(Dim.of(1))
          && kernel.dim(1).equals(Dim.of(1))
          && !stride().equals(one)) {
        // oneDNN's kernel for a single pixel that moves on writes outside of its memory
        Tensor seen = node.trace().apply(new Pooling.MaxPool2d(one, stride(), padding()), x);
        return node.trace()
            .apply(
                new Conv2dBackpropFilter(kernel, one, dilation(), padding(), groups()),
                seen,
                output);
      }
      return node.trace()
          .apply(
              new Conv2dBackpropFilter(kernel, stride(), dilation(), padding(), groups()),
              x,
              output);
    }

    default Tensor convolution(Node node, Tensor x, Tensor kernel) {
      return node.trace().apply(new Conv2d(stride(), dilation(), padding(), groups()), x, kernel);
    }
  }

  /** Convolution. Inputs: images and kernel. */
  public record Conv2d(List<Integer> stride, List<Integer> dilation, Padding padding, int groups)
      implements Convolution {
    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      Type kernel = inputs.get(1);
      if (x.rank() != 4 || kernel.rank() != 4) {
        throw Problem.of(
                "ConvRank",
                "convolves [N H W C] with [height width C filters], not [%s] with [%s]",
                x,
                kernel)
            .fix("give both four axes; a kernel has height, width, channels and filters");
      }
      if (x.dtype() != kernel.dtype()) {
        throw Broadcasting.unlike("cannot convolve [%s] with [%s]", x, kernel);
      }
      Dtypes.floating(x);
      if (!x.dims().dim(-1).sameAs(kernel.dims().dim(2).times(groups))) {
        throw Problem.of(
            "ConvChannels",
            "has images [%s] of %s channels, but its kernel [%s] in %d groups takes %s",
            x,
            x.dims().dim(-1),
            kernel,
            groups,
            kernel.dims().dim(2).times(groups));
      }
      return List.of(x.with(convolved(x.dims(), kernel.dims())));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return axis == 3 ? Axis.of(3, 1) : Axis.of(axis, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor x = node.input(0);
      Tensor kernel = node.input(1);
      return List.of(
          towardsInput(node, x.dims(), kernel, upstreams.get(0)),
          towardsKernel(node, kernel.dims(), x, upstreams.get(0)));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return flops(outputs.get(0).dims(), inputs.get(1).dims());
    }
  }

  /**
   * The gradient of a convolution towards its images, of sizes {@code input}; also a transposed
   * convolution. Inputs: kernel and upstream.
   */
  public record Conv2dBackpropInput(
      Dims input, List<Integer> stride, List<Integer> dilation, Padding padding, int groups)
      implements Convolution {
    @Override
    public List<Type> infer(List<Type> inputs) {
      if (inputs.get(0).dtype() != inputs.get(1).dtype()) {
        throw Broadcasting.unlike(
            "cannot bring [%2$s] back by [%1$s]", inputs.get(0), inputs.get(1));
      }
      Dims expected = convolved(input, inputs.get(0).dims());
      Require.same(
          expected,
          inputs.get(1).dims(),
          () ->
              Problem.of(
                      "TransposedConvSize",
                      "cannot bring [%3$s] back to [%1$s], which convolved is [%2$s]",
                      input,
                      expected,
                      inputs.get(1))
                  .fix("give the sizes from which convolving leads to what is brought back"));
      return List.of(inputs.get(1).with(input));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return axis == 3 ? Axis.of(2, 0) : Axis.of(axis, 1);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor kernel = node.input(0);
      Tensor upstream = upstreams.get(0);
      return List.of(
          towardsKernel(node, kernel.dims(), upstream, node.input(1)),
          convolution(node, upstream, kernel));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return flops(inputs.get(1).dims(), inputs.get(0).dims());
    }
  }

  /**
   * The gradient of a convolution towards its kernel, of sizes {@code kernel}. Inputs: images and
   * upstream.
   */
  public record Conv2dBackpropFilter(
      Dims kernel, List<Integer> stride, List<Integer> dilation, Padding padding, int groups)
      implements Convolution {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(0).with(kernel));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return axis < 2 ? List.of() : Axis.of(3, axis - 2);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      Tensor x = node.input(0);
      Tensor upstream = upstreams.get(0);
      return List.of(
          towardsInput(node, x.dims(), upstream, node.input(1)), convolution(node, x, upstream));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return flops(inputs.get(1).dims(), kernel);
    }
  }
}
