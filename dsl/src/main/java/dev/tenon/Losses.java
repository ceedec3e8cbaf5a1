package dev.tenon;

import dev.tenon.ir.op.CrossEntropies;
import dev.tenon.ir.op.Elementwise;
import java.util.List;

/** Losses of (prediction, target); none reduces over examples. */
public final class Losses {
  private Losses() {}

  /**
   * Softmax cross-entropy of logits {@code [N, ..., C]} against class indices {@code [N, ...]}, one
   * value an example: the negative logarithm of the probability of the right class.
   */
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels) {
    return logits
        .trace()
        .apply(new CrossEntropies.SparseSoftmaxCrossEntropy(), List.of(logits, labels))
        .get(0);
  }

  /** Cross-entropy of logits against probabilities from 0 to 1, one value an element. */
  public static Tensor sigmoidCrossEntropy(Tensor logits, Tensor labels) {
    Tensor yes = softplus(logits.unaryMinus());
    Tensor no = softplus(logits);
    return labels.times(yes).plus(labels.unaryMinus().plus(1).times(no));
  }

  /** Half the squared difference up to {@code delta}, beyond it linear; one value an element. */
  public static Tensor huber(Tensor prediction, Tensor target, double delta) {
    Options.positive("delta", delta);
    Tensor distance = prediction.minus(target).abs();
    Tensor near = distance.minimum(distance.scalar(delta));
    return near.times(distance.minus(near.times(0.5)));
  }

  private static Tensor softplus(Tensor x) {
    return x.trace().apply(new Elementwise.Softplus(), x);
  }
}
