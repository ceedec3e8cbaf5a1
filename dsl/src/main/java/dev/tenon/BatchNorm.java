package dev.tenon;

import dev.tenon.ir.Masks;
import dev.tenon.ir.Meanings;
import dev.tenon.ir.Trace;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Normalisations;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Normalises each channel by its mean and variance over the batch, then scales and shifts it.
 *
 * <p>In training the mean and variance are those of the batch, and moving ones are kept; in
 * inference the moving ones are used. Input and output {@code [N, ..., C]}, gamma, beta, movingMean
 * and movingVariance {@code [C]}. The moving variance takes the unbiased one of each batch. What is
 * masked counts in neither.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy, Batch normalization</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(BatchNorm.Rule.class)
public @interface BatchNorm {
  /** How much of the moving values is kept in a step, from 0 to below 1. */
  double decay() default 0.99;

  /** Added to the variance, so that a constant channel does not divide by zero. */
  double epsilon() default 1e-3;

  /** Whether each channel is scaled, by {@code gamma}. */
  boolean scale() default true;

  /** Whether each channel is shifted, by {@code beta}. */
  boolean center() default true;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link BatchNorm#decay}. */
    With decay(double decay);

    /** See {@link BatchNorm#epsilon}. */
    With epsilon(double epsilon);

    /** See {@link BatchNorm#scale}. */
    With scale(boolean scale);

    /** See {@link BatchNorm#center}. */
    With center(boolean center);
  }

  /** See {@link BatchNorm}. */
  record Rule(double decay, double epsilon, boolean scale, boolean center) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.below1("decay", decay);
      Options.positive("epsilon", epsilon);
    }

    @Override
    public Tensor apply(Tensor x) {
      Dims channel = Options.lastAxis(x);
      Trace trace = x.trace();
      Tensor gamma = scale ? x.parameter("gamma", channel, Init.ONES) : filled(x, 1, channel);
      Tensor beta = center ? x.parameter("beta", channel, Init.ZEROS) : filled(x, 0, channel);
      Tensor movingMean = x.state("movingMean", channel, Init.ZEROS);
      Tensor movingVariance = x.state("movingVariance", channel, Init.ONES);
      if (!x.training() || trace.frozen()) {
        Tensor factor = movingVariance.plus(epsilon).rsqrt().times(gamma);
        return x.times(factor).plus(beta.minus(movingMean.times(factor)));
      }
      if (Masks.covers(x, all(x))) {
        return masked(x, gamma, beta, movingMean, movingVariance);
      }
      List<Tensor> normalised =
          trace.apply(
              new Normalisations.BatchNorm(epsilon), List.of(x.reshape(image(x)), gamma, beta));
      movingMean.become(moved(movingMean, normalised.get(1)));
      movingVariance.become(moved(movingVariance, normalised.get(2)));
      return trace
          .meanings()
          .regularise(normalised.get(0).reshape(x.dims()), Meanings.Regularised.BATCH_NORM);
    }

    /** By the mean and variance of what is not masked. */
    private Tensor masked(
        Tensor x, Tensor gamma, Tensor beta, Tensor movingMean, Tensor movingVariance) {
      int[] axes = all(x).stream().mapToInt(Integer::intValue).toArray();
      Tensor mean = x.mean(axes);
      Tensor variance = x.variance(axes);
      Tensor count = Masks.count(x, all(x));
      movingMean.become(moved(movingMean, mean));
      Tensor unbiased = variance.times(count.div(count.minus(1).maximum(1)));
      movingVariance.become(moved(movingVariance, unbiased));
      Tensor factor = variance.plus(epsilon).rsqrt().times(gamma);
      return x.trace()
          .meanings()
          .regularise(x.minus(mean).times(factor).plus(beta), Meanings.Regularised.BATCH_NORM);
    }

    /** All axes but the last. */
    private static List<Integer> all(Tensor x) {
      return IntStream.range(0, x.dims().rank() - 1).boxed().toList();
    }

    private Tensor moved(Tensor moving, Tensor batch) {
      return moving.times(decay).plus(batch.times(1 - decay));
    }

    private static Tensor filled(Tensor x, double value, Dims dims) {
      return x.trace().apply(new Constants.Fill(value, x.dtype(), dims));
    }

    /** {@code [N, ..., C]} as {@code [N, H, 1, C]}, which TensorFlow's kernel takes. */
    private static Dims image(Tensor x) {
      Dims dims = x.dims();
      return dims.rank() == 4
          ? dims
          : Dims.of(dims.dim(0), dims.slice(1, dims.rank() - 1).count(), 1, dims.dim(-1));
    }
  }
}
