package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each channel over the whole image: {@code [N, H, W, C]} to {@code [N, C]}.
 *
 * @see <a href="https://arxiv.org/abs/1312.4400">Lin et al., Network in network</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(GlobalAvgPool2d.Rule.class)
public @interface GlobalAvgPool2d {
  /** See {@link GlobalAvgPool2d}. */
  record Rule() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      return x.mean(1, 2);
    }
  }
}
