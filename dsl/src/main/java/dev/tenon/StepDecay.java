package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Multiplies the learning rate by {@code factor} at each of some moments of training.
 *
 * <p>Moments are parts of all steps, so that they move along with {@code --epochs}. ResNet divides
 * the rate by ten after a half and after three quarters:
 *
 * <pre>{@code
 * @Sgd(value = 0.1, momentum = 0.9)
 * @StepDecay({0.5, 0.75})
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2016</a>, section 4.2
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ScheduleOf(StepDecay.Rule.class)
public @interface StepDecay {
  /** The moments: parts of all steps, rising, each above 0 and below 1. */
  double[] value();

  /** What the rate is multiplied by at each moment, above 0. */
  double factor() default 0.1;

  /** See {@link StepDecay}. */
  record Rule(List<Double> value, double factor) implements Schedule {
    /** Checks the options. */
    public Rule {
      value = List.copyOf(value);
      Options.positive("factor", factor);
      if (value.isEmpty()) {
        throw Problem.of("DecayMoments", "names no moment at which to decay")
            .at("value")
            .fix("name some, such as {0.5, 0.75}");
      }
      double last = 0;
      for (double moment : value) {
        if (!(moment > last && moment < 1)) {
          throw Problem.of(
                  "DecayMoments",
                  "has value = %s; that must be parts of training, rising from above 0 to below 1",
                  value)
              .at("value")
              .fix("write for instance {0.5, 0.75}: after a half, and after three quarters");
        }
        last = moment;
      }
    }

    @Override
    public double factor(long step, long steps) {
      long passed = value.stream().filter(moment -> step >= Math.round(moment * steps)).count();
      return Math.pow(factor, passed);
    }
  }
}
