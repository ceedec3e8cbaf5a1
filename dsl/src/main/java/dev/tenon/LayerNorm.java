package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Normalises the last axis by its mean and variance, then scales and shifts each channel.
 *
 * <p>It does not depend on the batch. Input and output {@code [N, ..., C]}, gamma and beta {@code
 * [C]}.
 *
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al., Layer normalization</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(LayerNorm.Rule.class)
public @interface LayerNorm {
  /** Added to the variance, so that equal numbers do not divide by zero. */
  double epsilon() default 1e-5;

  /** Whether each channel is scaled, by {@code gamma}. */
  boolean scale() default true;

  /** Whether each channel is shifted, by {@code beta}. */
  boolean center() default true;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link LayerNorm#epsilon}. */
    With epsilon(double epsilon);

    /** See {@link LayerNorm#scale}. */
    With scale(boolean scale);

    /** See {@link LayerNorm#center}. */
    With center(boolean center);
  }

  /** See {@link LayerNorm}. */
  record Rule(double epsilon, boolean scale, boolean center) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.positive("epsilon", epsilon);
    }

    @Override
    public Tensor apply(Tensor x) {
      Dims channel = Options.lastAxis(x);
      List<Integer> last = List.of(x.dims().rank() - 1);
      Tensor centred = x.minus(x.mean(-1).restore(last));
      Tensor variance = centred.square().mean(-1).restore(last);
      Tensor normalised = centred.times(variance.plus(epsilon).rsqrt());
      Tensor scaled =
          scale ? normalised.times(x.parameter("gamma", channel, Init.ONES)) : normalised;
      return center ? scaled.plus(x.parameter("beta", channel, Init.ZEROS)) : scaled;
    }
  }
}
