package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;

/**
 * RMSProp: steps scaled by a running mean of the squared gradient.
 *
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman
 *     and Hinton 2012</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OptimizerOf(RmsProp.Rule.class)
public @interface RmsProp {
  /** The learning rate. */
  double value() default 1e-3;

  /** Decay of the mean of squared gradients. */
  double rho() default 0.9;

  /** Part of the last step that is repeated. */
  double momentum() default 0;

  /** Added to the mean under the root. */
  double epsilon() default 1e-7;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link RmsProp#value}. */
    With value(double value);

    /** See {@link RmsProp#rho}. */
    With rho(double rho);

    /** See {@link RmsProp#momentum}. */
    With momentum(double momentum);

    /** See {@link RmsProp#epsilon}. */
    With epsilon(double epsilon);
  }

  /** See {@link RmsProp}. */
  record Rule(double learningRate, double rho, double momentum, double epsilon)
      implements Optimizer {
    /** Checks the options. */
    public Rule {
      Options.positive("value", learningRate);
      Options.below1("rho", rho);
      Options.below1("momentum", momentum);
      Options.positive("epsilon", epsilon);
    }

    @Override
    public List<String> slots() {
      return List.of("rms", "momentum");
    }

    @Override
    public Optional<String> momentumOption() {
      return momentum == 0 ? Optional.empty() : Optional.of("momentum");
    }
  }
}
