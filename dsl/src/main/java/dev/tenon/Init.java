package dev.tenon;

import dev.tenon.ir.Trace;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.RandomNumbers;

/**
 * The value of a weight before training, computed by primitives from the run's seed.
 *
 * <p>{@code fanIn} and {@code fanOut} are the numbers of inputs and outputs of a unit: for a kernel
 * {@code [in, out]} these sizes, for a convolution's {@code [..., in, out]} times the sizes before.
 */
@FunctionalInterface
public interface Init {
  /** Zeros. */
  Init ZEROS = constant(0);

  /** Ones. */
  Init ONES = constant(1);

  /**
   * Uniform in ±sqrt(6 / (fanIn + fanOut)), for layers before tanh, sigmoid, softmax.
   *
   * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio 2010</a>
   */
  Init GLOROT_UNIFORM =
      (trace, seed, type, salt) -> {
        double limit = Math.sqrt(6.0 / (fanIn(type.dims()) + fanOut(type.dims())));
        return uniform(-limit, limit).tensor(trace, seed, type, salt);
      };

  /**
   * Normal with deviation sqrt(2 / fanIn), cut at two deviations, for layers before ReLU.
   *
   * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015</a>
   */
  Init HE_NORMAL =
      (trace, seed, type, salt) ->
          truncatedNormal(Math.sqrt(2.0 / fanIn(type.dims()))).tensor(trace, seed, type, salt);

  /** Uniform in ±sqrt(6 / fanIn), for layers before ReLU (He et al. 2015). */
  Init HE_UNIFORM =
      (trace, seed, type, salt) -> {
        double limit = Math.sqrt(6.0 / fanIn(type.dims()));
        return uniform(-limit, limit).tensor(trace, seed, type, salt);
      };

  /**
   * A matrix whose rows, or columns where there are fewer, are of length 1 and at right angles: it
   * keeps the length of what recurrent layers multiply by it again and again.
   *
   * @see <a href="https://arxiv.org/abs/1312.6120">Saxe et al. 2013</a>
   */
  Init ORTHOGONAL =
      (trace, seed, type, salt) ->
          trace.apply(
              new RandomNumbers.Orthogonal(
                  Math.toIntExact(type.dims().known(0)),
                  Math.toIntExact(type.dims().known(1)),
                  type.dtype(),
                  salt),
              seed,
              seed.scalar(0));

  /**
   * Records the initial value.
   *
   * @param seed {@code int64} scalar
   * @param salt tells this variable's random stream from others
   */
  Tensor tensor(Trace trace, Tensor seed, Type type, long salt);

  /** The same number everywhere. */
  static Init constant(double value) {
    return (trace, seed, type, salt) ->
        trace.apply(
            type.dims().rank() == 0
                ? new Constants.Scalar(value, type.dtype())
                : new Constants.Fill(value, type.dtype(), type.dims()));
  }

  /** Uniform from {@code low} to {@code high}. */
  static Init uniform(double low, double high) {
    return (trace, seed, type, salt) ->
        trace.apply(
            new RandomNumbers.RandomUniform(type.dims(), type.dtype(), low, high, salt),
            seed,
            seed.scalar(0));
  }

  /** Normal with mean 0, redrawn beyond two deviations. */
  static Init truncatedNormal(double deviation) {
    return (trace, seed, type, salt) ->
        trace.apply(
            new RandomNumbers.TruncatedNormal(type.dims(), type.dtype(), deviation, salt),
            seed,
            seed.scalar(0));
  }

  /** Normal with mean 0. */
  static Init normal(double deviation) {
    return (trace, seed, type, salt) ->
        trace
            .apply(
                new RandomNumbers.RandomNormal(type.dims(), type.dtype(), salt),
                seed,
                seed.scalar(0))
            .times(deviation);
  }

  private static double fanIn(Dims dims) {
    return dims.rank() < 2 ? dims.count().known() : receptive(dims) * dims.known(-2);
  }

  private static double fanOut(Dims dims) {
    return dims.rank() < 2 ? dims.count().known() : receptive(dims) * dims.known(-1);
  }

  private static double receptive(Dims dims) {
    return dims.slice(0, dims.rank() - 2).count().known();
  }
}
