package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Probabilities along the last axis: {@code exp(x) / sum(exp(x))}.
 *
 * <p>Not before {@link Loss#SOFTMAX_CROSS_ENTROPY}, which takes logits.
 *
 * <p>Output: the same type.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Softmax.Rule.class)
public @interface Softmax {
  /** See {@link Softmax}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return Act.SOFTMAX.apply(x);
    }
  }
}
