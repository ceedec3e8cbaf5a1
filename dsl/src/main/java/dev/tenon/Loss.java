package dev.tenon;

import dev.tenon.ir.op.CrossEntropies;

/** What training makes small: one value for each example or element, never reduced silently. */
public enum Loss {
  /** Of logits {@code [N, C]} against class indices {@code int32 [N]}; one value an example. */
  SOFTMAX_CROSS_ENTROPY {
    @Override
    public Tensor apply(Tensor logits, Tensor labels) {
      return logits
          .trace()
          .apply(new CrossEntropies.SparseSoftmaxCrossEntropy(), java.util.List.of(logits, labels))
          .get(0);
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
      return prediction.minus(target).square();
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
