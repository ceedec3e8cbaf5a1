package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Limits the gradients before the optimizer sees them, so that one odd batch cannot throw the
 * weights far away. Recurrent networks and Transformers are usually trained with it.
 *
 * <pre>{@code
 * @ClipGradients(globalNorm = 1)   // all gradients together: keeps their direction
 * @ClipGradients(norm = 1)         // each weight's gradient by itself
 * @ClipGradients(value = 0.5)      // each number by itself
 * }</pre>
 *
 * <p>A norm is the root of the sum of squares. Gradients whose norm is above the limit are scaled
 * down to it; others stay as they are. They are those of all that is made small, weight decay
 * ({@link Training#weightDecay}) included. A gradient that is no number stays none: where a norm is
 * infinite or no number, so are all the gradients that it is the norm of.
 *
 * <p>In the fluent form an {@link Objective} can have a limit of its own: {@code
 * minimize(loss).clipGlobalNorm(1)}.
 *
 * @see <a href="https://arxiv.org/abs/1211.5063">Pascanu et al. 2013</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ClipGradients {
  /** The largest magnitude of a number; 0 for no such limit. */
  double value() default 0;

  /** The largest norm of a weight's gradient; 0 for no such limit. */
  double norm() default 0;

  /** The largest norm of all gradients together; 0 for no such limit. */
  double globalNorm() default 0;

  /** See {@link ClipGradients}; just one of the limits is not 0. */
  record Rule(double value, double norm, double globalNorm) {
    /** Checks the limits. */
    public Rule {
      Options.notNegative("value", value);
      Options.notNegative("norm", norm);
      Options.notNegative("globalNorm", globalNorm);
      int limits = (value > 0 ? 1 : 0) + (norm > 0 ? 1 : 0) + (globalNorm > 0 ? 1 : 0);
      if (limits != 1) {
        throw Problem.of(
                "ClipLimits",
                limits == 0 ? "has no limit" : "has %d limits; it takes one of them",
                limits)
            .fix("write one of value, norm and globalNorm, such as globalNorm = 1");
      }
    }

    /** {@code gradients} within the limit. */
    public List<Tensor> clipped(List<Tensor> gradients) {
      if (value > 0) {
        return gradients.stream().map(gradient -> between(gradient, value)).toList();
      }
      if (norm > 0) {
        return gradients.stream().map(g -> g.times(scale(List.of(g), norm))).toList();
      }
      Tensor scale = scale(gradients, globalNorm);
      return gradients.stream().map(gradient -> gradient.times(scale)).toList();
    }

    /** By comparisons, which are false for NaN: minimum and maximum may lose it. */
    private static Tensor between(Tensor x, double limit) {
      Tensor high = x.greater(limit).select(x.scalar(limit), x);
      return high.less(-limit).select(x.scalar(-limit), high);
    }

    private static Tensor scale(List<Tensor> gradients, double limit) {
      Tensor norm =
          gradients.stream().map(g -> g.square().sum()).reduce(Tensor::plus).orElseThrow().sqrt();
      // a limit over infinity is 0, which would hide that squares or gradients were too large
      Tensor over =
          norm.less(Double.POSITIVE_INFINITY)
              .select(norm.reciprocal().times(limit), norm.scalar(Double.NaN));
      return norm.lessEqual(limit).select(norm.scalar(1), over);
    }
  }
}
