package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;

/**
 * Adam: steps scaled by running means of the gradient and of its square.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OptimizerOf(Adam.Rule.class)
public @interface Adam {
  /** The learning rate. */
  double value() default 1e-3;

  /** Decay of the mean of gradients. */
  double beta1() default 0.9;

  /** Decay of the mean of squared gradients. */
  double beta2() default 0.999;

  /** Added to the root of the latter (the paper's epsilon hat). */
  double epsilon() default 1e-7;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Adam#value}. */
    With value(double value);

    /** See {@link Adam#beta1}. */
    With beta1(double beta1);

    /** See {@link Adam#beta2}. */
    With beta2(double beta2);

    /** See {@link Adam#epsilon}. */
    With epsilon(double epsilon);
  }

  /** See {@link Adam}. */
  record Rule(double learningRate, double beta1, double beta2, double epsilon)
      implements Optimizer {
    /** Checks the options. */
    public Rule {
      Options.positive("value", learningRate);
      Options.below1("beta1", beta1);
      Options.below1("beta2", beta2);
      Options.positive("epsilon", epsilon);
    }

    @Override
    public List<String> slots() {
      return List.of("m", "v");
    }

    @Override
    public Optional<String> momentumOption() {
      return Optional.of("beta1");
    }
  }
}
