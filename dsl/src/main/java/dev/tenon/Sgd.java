package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;

/**
 * Stochastic gradient descent, with momentum where {@code momentum} is not 0.
 *
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. 2013</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OptimizerOf(Sgd.Rule.class)
public @interface Sgd {
  /** The learning rate. */
  double value() default 0.01;

  /** Part of the last step that is repeated. */
  double momentum() default 0;

  /** Whether the gradient counts as taken after the repeated part. */
  boolean nesterov() default false;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Sgd#value}. */
    With value(double value);

    /** See {@link Sgd#momentum}. */
    With momentum(double momentum);

    /** See {@link Sgd#nesterov}. */
    With nesterov(boolean nesterov);

    /** The gradient counts as taken after the repeated part; see {@link Sgd#nesterov}. */
    default With nesterov() {
      return nesterov(true);
    }
  }

  /** See {@link Sgd}. */
  record Rule(double learningRate, double momentum, boolean nesterov) implements Optimizer {
    /** Checks the options. */
    public Rule {
      Options.positive("value", learningRate);
      Options.below1("momentum", momentum);
    }

    @Override
    public List<String> slots() {
      return momentum == 0 ? List.of() : List.of("momentum");
    }

    @Override
    public Optional<String> momentumOption() {
      return momentum == 0 ? Optional.empty() : Optional.of("momentum");
    }
  }
}
