package dev.tenon;

/** An activation: a function applied to each element, or to the last axis (softmax). */
public enum Act implements Layer {
  /** None. */
  LINEAR {
    @Override
    public Tensor apply(Tensor x) {
      return x;
    }
  },
  /** {@code max(x, 0)}. */
  RELU {
    @Override
    public Tensor apply(Tensor x) {
      return x.relu();
    }
  },
  /** {@code min(max(x, 0), 6)}. */
  RELU6 {
    @Override
    public Tensor apply(Tensor x) {
      return x.relu().minimum(x.scalar(6));
    }
  },
  /** {@code x} where it is positive, else {@code 0.2 * x}. */
  LEAKY_RELU {
    @Override
    public Tensor apply(Tensor x) {
      return x.maximum(x.times(0.2));
    }
  },
  /** {@code x} where it is positive, else {@code exp(x) - 1}. */
  ELU {
    @Override
    public Tensor apply(Tensor x) {
      return Curves.elu(x, 1);
    }
  },
  /** A scaled ELU; see {@link Selu}. */
  SELU {
    @Override
    public Tensor apply(Tensor x) {
      return Curves.elu(x, 1.6732632423543772).times(1.0507009873554805);
    }
  },
  /** {@code x} times the normal distribution function of {@code x}. */
  GELU {
    @Override
    public Tensor apply(Tensor x) {
      return Curves.gelu(x, false);
    }
  },
  /** {@code x * sigmoid(x)}. */
  SILU {
    @Override
    public Tensor apply(Tensor x) {
      return x.times(x.sigmoid());
    }
  },
  /** {@code 1 / (1 + exp(-x))}. */
  SIGMOID {
    @Override
    public Tensor apply(Tensor x) {
      return x.sigmoid();
    }
  },
  /** Hyperbolic tangent. */
  TANH {
    @Override
    public Tensor apply(Tensor x) {
      return x.tanh();
    }
  },
  /** {@code log(1 + exp(x))}. */
  SOFTPLUS {
    @Override
    public Tensor apply(Tensor x) {
      return Curves.softplus(x);
    }
  },
  /** Probabilities along the last axis; not before a loss of logits. */
  SOFTMAX {
    @Override
    public Tensor apply(Tensor x) {
      return x.softmax();
    }
  };

  /** The activation of {@code x}, of the same type. */
  public abstract Tensor apply(Tensor x);
}
