package dev.tenon;

import dev.tenon.ir.Variable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;

/**
 * Adam with weight decay of its own: each step also shrinks the kernels by the learning rate times
 * {@code weightDecay}.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OptimizerOf(AdamW.Rule.class)
public @interface AdamW {
  /** The learning rate. */
  double value() default 1e-3;

  /** Decay of the mean of gradients. */
  double beta1() default 0.9;

  /** Decay of the mean of squared gradients. */
  double beta2() default 0.999;

  /** Added to the root of the latter. */
  double epsilon() default 1e-7;

  /** Part of a kernel that a step of learning rate 1 takes away. */
  double weightDecay() default 0.01;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link AdamW#value}. */
    With value(double value);

    /** See {@link AdamW#beta1}. */
    With beta1(double beta1);

    /** See {@link AdamW#beta2}. */
    With beta2(double beta2);

    /** See {@link AdamW#epsilon}. */
    With epsilon(double epsilon);

    /** See {@link AdamW#weightDecay}. */
    With weightDecay(double weightDecay);
  }

  /** See {@link AdamW}. */
  record Rule(double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
      implements Optimizer {
    /** Checks the options. */
    public Rule {
      Options.positive("value", learningRate);
      Options.below1("beta1", beta1);
      Options.below1("beta2", beta2);
      Options.positive("epsilon", epsilon);
      Options.notNegative("weightDecay", weightDecay);
    }

    @Override
    public Optimizer on(Variable variable) {
      return variable.role() == Variable.Role.KERNEL
          ? this
          : new Rule(learningRate, beta1, beta2, epsilon, 0);
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
