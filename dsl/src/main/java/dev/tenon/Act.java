package dev.tenon;

/** An activation: a function applied to each element, or to the last axis (softmax). */
public enum Act {
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
  };

  /** The activation of {@code x}, of the same type. */
  public abstract Tensor apply(Tensor x);
}
