package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps an exponential moving average (EMA) of each trained weight, with which the model answers:
 * it is evaluated, predicts and is exported with the averages, while training goes on with the
 * weights themselves. Averages vary less from step to step than weights, and often do better on new
 * data; they cost a second copy of the weights.
 *
 * <pre>{@code
 * @Adam(1e-3)
 * @WeightAverage(0.999)   // about the last 1,000 steps
 * }</pre>
 *
 * <p>After step {@code t}, counted from 0, an average {@code a} of a weight {@code w} becomes
 *
 * <pre>{@code
 * d = min(decay, (1 + t) / (10 + t))
 * a = d * a + (1 - d) * w
 * }</pre>
 *
 * <p>so that the first values, which are random, are soon forgotten: that is TensorFlow's {@code
 * tf.train.ExponentialMovingAverage(decay, num_updates)}. Steps are those of the optimizer; a batch
 * of which gradients are only gathered ({@link Training#accumulate}) is none. Frozen weights have
 * no average, and moving statistics of batch normalisation, which are averages already, are used as
 * they are.
 *
 * <p>An average is a variable {@code conv1/kernel/average} beside {@code conv1/kernel}, in
 * checkpoints too. In the fluent form all weights that an objective moves have one; methods that
 * give an {@link Objective} or an {@link Update} compute with the weights, all others with the
 * averages.
 *
 * @see <a href="https://doi.org/10.1137/0330046">Polyak and Juditsky 1992</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WeightAverage {
  /**
   * How much of the average stays in a step, above 0 and below 1: the average goes over about
   * {@code 1 / (1 - value)} steps.
   */
  double value() default 0.999;

  /** See {@link WeightAverage}. */
  record Rule(double decay) {
    /** Checks the decay. */
    public Rule {
      if (!(decay > 0 && decay < 1)) {
        throw Problem.of("NoFraction", "has a decay of %s; that must be above 0 and below 1", decay)
            .at("value")
            .fix("write a number such as 0.999; without averages, remove @WeightAverage");
      }
    }

    /**
     * Which part of a weight goes into its average in a step.
     *
     * @param steps how many were done before, a floating-point scalar
     */
    public Tensor share(Tensor steps) {
      // 1 - min(decay, (1 + t) / (10 + t)), which 32 bits would round where it is near 0
      return steps.plus(10).reciprocal().times(9).maximum(1 - decay);
    }
  }
}
