package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link Elu} scaled so that mean and variance go on from layer to layer.
 *
 * <p>Output: the same type.
 *
 * @see <a href="https://arxiv.org/abs/1706.02515">Klambauer et al., Self-normalizing neural
 *     networks</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Selu.Rule.class)
public @interface Selu {
  /** See {@link Selu}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return Act.SELU.apply(x);
    }
  }
}
