package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Normalisation by the mean and variance of a batch, as one kernel. */
public final class Normalisations {
  private Normalisations() {}

  /**
   * Normalises each channel of {@code [N, H, W, C]} by its mean and variance, then scales and
   * shifts it. Inputs: x, gamma {@code [C]}, beta {@code [C]}.
   *
   * <p>Outputs: the result; the mean and the unbiased variance of each channel; and three that only
   * {@link BatchNormGrad} reads, whose content depends on the device.
   */
  public record BatchNorm(double epsilon) implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("output", "mean", "variance", "reserve1", "reserve2", "reserve3");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type x = inputs.get(0);
      Dims channel = Dims.of(List.of(x.dims().dim(-1)));
      if (x.rank() != 4
          || !inputs.get(1).dims().sameAs(channel)
          || !inputs.get(2).dims().sameAs(channel)) {
        throw Problem.of(
                "BatchNormSizes",
                "normalises [N H W C] by [C] and [C], not [%s] by [%s] and [%s]",
                x,
                inputs.get(1),
                inputs.get(2))
            .fix("make both as long as the last axis");
      }
      Type each = x.with(channel);
      return List.of(x, each, each, each, each, x.with(Dims.of(0)));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return output == 5 ? List.of() : Primitive.super.sources(inputs, outputs, output, axis);
    }

    @Override
    public boolean computes(DType dtype) {
      return dtype == DType.FLOAT32;
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      if (upstreams.subList(1, 6).stream().anyMatch(u -> u != null)) {
        return Primitive.super.gradient(node, upstreams); // somebody uses the mean or variance
      }
      return node.trace()
          .apply(
              new BatchNormGrad(epsilon),
              List.of(
                  upstreams.get(0),
                  node.input(0),
                  node.input(1),
                  node.output(3),
                  node.output(4),
                  node.output(5)));
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      Moments moments = Moments.of(x);
      Tensor deviation = moments.inverseDeviation(epsilon);
      Tensor output = moments.centred().times(deviation.times(inputs.get(1))).plus(inputs.get(2));
      Tensor count = x.trace().apply(new Constants.Count(moments.perChannel(), x.dtype()));
      Tensor others =
          x.trace().apply(new Arithmetic.Maximum(), count.minus(1), x.scalar(1)); // one value: 0/1
      Tensor unbiased = moments.variance().times(count.div(others));
      Tensor nothing = x.trace().apply(new Constants.Fill(0, x.dtype(), Dims.of(0)));
      return Optional.of(
          List.of(output, moments.mean(), unbiased, moments.mean(), moments.variance(), nothing));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      Type x = inputs.get(0);
      return x.dims().count().times(6).plus(x.dims().dim(-1).times(6));
    }
  }

  /**
   * The gradient of {@link BatchNorm}. Inputs: upstream, x, gamma and the three reserves; outputs:
   * the gradients towards x, gamma and beta.
   */
  public record BatchNormGrad(double epsilon) implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("x", "gamma", "beta");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(inputs.get(1), inputs.get(2), inputs.get(2));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return output == 0 ? Axis.of(axis, 0, 1) : Axis.of(0, 2);
    }

    @Override
    public boolean computes(DType dtype) {
      return dtype == DType.FLOAT32;
    }

    /** Mean and variance are computed anew: what the reserves hold depends on the device. */
    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor upstream = inputs.get(0);
      Tensor gamma = inputs.get(2);
      Moments moments = Moments.of(inputs.get(1));
      Tensor deviation = moments.inverseDeviation(epsilon);
      Tensor normalised = moments.centred().times(deviation);
      int[] axes = moments.axes();
      Tensor towardsGamma = upstream.times(normalised).sum(axes);
      Tensor towardsBeta = upstream.sum(axes);
      Tensor towardsX =
          upstream
              .minus(upstream.mean(axes))
              .minus(normalised.times(upstream.times(normalised).mean(axes)))
              .times(deviation.times(gamma));
      return Optional.of(List.of(towardsX, towardsGamma, towardsBeta));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      List<Tensor> towards = Primitive.super.gradient(node, upstreams);
      return Arrays.asList(towards.get(0), towards.get(1), towards.get(2), null, null, null);
    }

    /** Mean and variance are in the reserves. */
    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      Type x = inputs.get(1);
      return x.dims().count().times(9).plus(x.dims().dim(-1).times(5));
    }
  }

  /** Mean and (biased) variance of each channel. */
  private record Moments(
      Tensor centred, Tensor mean, Tensor variance, int[] axes, Dims perChannel) {
    static Moments of(Tensor x) {
      int[] axes = IntStream.range(0, x.dims().rank() - 1).toArray();
      Tensor mean = x.mean(axes);
      Tensor centred = x.minus(mean);
      Dims perChannel = x.dims().slice(0, x.dims().rank() - 1);
      return new Moments(centred, mean, centred.square().mean(axes), axes, perChannel);
    }

    Tensor inverseDeviation(double epsilon) {
      return variance.trace().apply(new Elementwise.Rsqrt(), variance.plus(epsilon));
    }
  }
}
