package dev.tenon;

/** What training makes small: one value for each example or element, never reduced silently. */
public enum Loss {
  /**
   * Of logits {@code [N, ..., C]} against class indices {@code int32 [N, ...]}; one value an
   * example.
   */
  SOFTMAX_CROSS_ENTROPY("softmaxCrossEntropy") {
    @Override
    public Tensor apply(Tensor logits, Tensor labels) {
      return Losses.softmaxCrossEntropy(logits, labels);
    }

    @Override
    public Type label(Type prediction) {
      return new Type(DType.INT32, prediction.dims().slice(0, prediction.dims().rank() - 1));
    }
  },

  /**
   * Of logits {@code [N, ..., C]} against a probability of each class, {@code [N, ..., C]}: soft or
   * one-hot labels; one value an example.
   */
  SOFT_LABEL_CROSS_ENTROPY("softLabelCrossEntropy") {
    @Override
    public Tensor apply(Tensor logits, Tensor probabilities) {
      return Losses.softLabelCrossEntropy(logits, probabilities);
    }
  },

  /**
   * How far the probabilities of logits {@code [N, ..., C]} are from those given, {@code [N, ...,
   * C]}; one value an example. It differs from {@link #SOFT_LABEL_CROSS_ENTROPY} by what training
   * cannot change, so that 0 is the best.
   */
  KL_DIVERGENCE("klDivergence") {
    @Override
    public Tensor apply(Tensor logits, Tensor probabilities) {
      return Losses.klDivergence(logits, probabilities);
    }
  },

  /** Of logits against probabilities from 0 to 1, mostly 0 or 1; one value an element. */
  SIGMOID_CROSS_ENTROPY("sigmoidCrossEntropy") {
    @Override
    public Tensor apply(Tensor logits, Tensor labels) {
      return Losses.sigmoidCrossEntropy(logits, labels);
    }
  },

  /**
   * Of probabilities, as sigmoid gives them, against probabilities from 0 to 1, mostly 0 or 1; one
   * value an element. {@link #SIGMOID_CROSS_ENTROPY} of the logits is the same and loses no digits.
   */
  BINARY_CROSS_ENTROPY("binaryCrossEntropy") {
    @Override
    public Tensor apply(Tensor probabilities, Tensor labels) {
      return Losses.binaryCrossEntropy(probabilities, labels);
    }
  },

  /**
   * Of scores against 0 or 1: how far a score is from being above 1, or below -1; one value an
   * element.
   */
  HINGE("hinge") {
    @Override
    public Tensor apply(Tensor scores, Tensor labels) {
      return Losses.hinge(scores, labels);
    }
  },

  /** Squared difference; one value an element. */
  MEAN_SQUARED_ERROR("squaredError") {
    @Override
    public Tensor apply(Tensor prediction, Tensor target) {
      return Losses.squaredError(prediction, target);
    }
  },

  /** Distance; one value an element. */
  MEAN_ABSOLUTE_ERROR("absoluteError") {
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
  HUBER("huber") {
    @Override
    public Tensor apply(Tensor prediction, Tensor target) {
      return Losses.huber(prediction, target, 1);
    }
  };

  private final String method;

  Loss(String method) {
    this.method = method;
  }

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

  /** Name of the method in {@link Losses} and in {@link Tenon}. */
  public String method() {
    return method;
  }

  /** Whether it applies softmax to its logits, and compares whole rows of them. */
  public boolean isOfClasses() {
    return switch (this) {
      case SOFTMAX_CROSS_ENTROPY, SOFT_LABEL_CROSS_ENTROPY, KL_DIVERGENCE -> true;
      default -> false;
    };
  }
}
