package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lowers the learning rate as one over the root of the steps: step {@code s} has the factor {@code
 * sqrt(value / (value + s + 1))}. It needs no end, and suits runs whose length is not known.
 *
 * <p>With a {@link Warmup} of the same number of steps it is the schedule of the Transformer,
 * {@code min((s + 1) / w, sqrt(w / (s + 1)))}; the learning rate is then the highest one. The
 * paper's own is {@code (model size * w)^-0.5}, 7e-4 for its base model.
 *
 * <pre>{@code
 * @Adam(value = 7e-4, beta2 = 0.98)
 * @Warmup(steps = 4000)
 * @InverseSqrtDecay(4000)
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017</a>, section 5.3
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ScheduleOf(InverseSqrtDecay.Rule.class)
public @interface InverseSqrtDecay {
  /** After how many steps the rate is down to 0.7 times what it was; above 0. */
  int value();

  /** See {@link InverseSqrtDecay}. */
  record Rule(int value) implements Schedule {
    /** Checks the options. */
    public Rule {
      Options.positive("value", value);
    }

    @Override
    public double factor(long step, long steps) {
      return Math.sqrt(value / (value + step + 1.0));
    }
  }
}
