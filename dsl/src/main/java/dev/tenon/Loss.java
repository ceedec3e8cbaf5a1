package dev.tenon;

/** What training makes small: one value for each example or element, never reduced silently. */
public enum Loss {
  /**
   * Of logits {@code [N, ..., C]} against class indices {@code int32 [N, ...]}; one value an
   * example.
   */
  SOFTMAX_CROSS_ENTROPY {
    @Override
    public Tensor apply(Tensor logits, Tensor labels) {
      return Losses.softmaxCrossEntropy(logits, labels);
    }

    @Override
    public Type label(Type prediction) {
      return new Type(DType.INT32, prediction.dims().slice(0, prediction.dims().rank() - 1));
    }
  },

  /** Squared difference; one value an element. */
  MEAN_SQUARED_ERROR {
    @Override
    public Tensor apply(Tensor prediction, Tensor target) {
      return Losses.squaredError(prediction, target);
    }
  },

  /** Distance; one value an element. */
  MEAN_ABSOLUTE_ERROR {
    @Override
    public Tensor apply(Tensor prediction, Tensor target) {
      return Losses.absoluteError(prediction, target);
    }
  },

  /**
   * Half the squared difference up to 1, the distance less a half beyond; one value an element.
   *
   * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber 1964</a>
   */
  HUBER {
    @Override
    public Tensor apply(Tensor prediction, Tensor target) {
      return Losses.huber(prediction, target, 1);
    }
  },

  /** Of logits against probabilities from 0 to 1, mostly 0 or 1; one value an element. */
  SIGMOID_CROSS_ENTROPY {
    @Override
    public Tensor apply(Tensor logits, Tensor labels) {
      return Losses.sigmoidCrossEntropy(logits, labels);
    }
  };

  /**
   * The loss of {@code prediction} against {@code target}.
   *
   * @throws Problem if they do not fit together
   */
  public abstract Tensor apply(Tensor prediction, Tensor target);

  /** The type of the target that a prediction is compared with. */
  public Type label(Type prediction) {
    return prediction;
  }
}
