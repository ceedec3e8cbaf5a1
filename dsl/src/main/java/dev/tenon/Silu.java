package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x * sigmoid(x)}, also called swish.
 *
 * <p>Output: the same type.
 *
 * @see <a href="https://arxiv.org/abs/1702.03118">Elfwing et al. 2017</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Silu.Rule.class)
public @interface Silu {
  /** See {@link Silu}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return Act.SILU.apply(x);
    }
  }
}
