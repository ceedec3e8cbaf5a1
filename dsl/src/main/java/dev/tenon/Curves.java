package dev.tenon;

import dev.tenon.ir.op.Elementwise;

/** Activations that take more than one primitive. */
final class Curves {
  private Curves() {}

  /** {@code x} where it is positive, else {@code alpha * (exp(x) - 1)}. */
  static Tensor elu(Tensor x, double alpha) {
    Tensor negative = x.minimum(x.scalar(0));
    return x.relu().plus(x.trace().apply(new Elementwise.Expm1(), negative).times(alpha));
  }

  /** {@code x} times the normal distribution function of {@code x}. */
  static Tensor gelu(Tensor x, boolean approximate) {
    Tensor symmetric =
        approximate
            ? x.plus(x.square().times(x).times(0.044715)).times(Math.sqrt(2 / Math.PI)).tanh()
            : x.trace().apply(new Elementwise.Erf(), x.times(Math.sqrt(0.5)));
    return x.times(0.5).times(symmetric.plus(1));
  }

  /** {@code log(1 + exp(x))}. */
  static Tensor softplus(Tensor x) {
    return x.trace().apply(new Elementwise.Softplus(), x);
  }
}
