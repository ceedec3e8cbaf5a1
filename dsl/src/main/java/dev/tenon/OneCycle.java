package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the learning rate rise to the optimizer's and then fall far below where it began, each along
 * half a cosine: one cycle in all of training. It allows rates several times as high as a constant
 * one, and so shorter runs.
 *
 * <p>The factors are those of PyTorch's {@code OneCycleLR} with the learning rate as {@code
 * max_lr}: the rate starts at {@code 1 / start}, is highest in step {@code rise * n - 1} of {@code
 * n}, and ends at {@code 1 / (start * end)}. Momentum stays as it is ({@code
 * cycle_momentum=False}).
 *
 * <pre>{@code
 * @Sgd(value = 0.4, momentum = 0.9)
 * @OneCycle
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin 2018</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ScheduleOf(OneCycle.Rule.class)
public @interface OneCycle {
  /** Part of all steps in which the rate rises, above 0 and below 1. */
  double rise() default 0.3;

  /** By how much the first rate is smaller than the highest one. */
  double start() default 25;

  /** By how much the last rate is smaller than the first one. */
  double end() default 1e4;

  /** See {@link OneCycle}. */
  record Rule(double rise, double start, double end) implements Schedule {
    /** Checks the options. */
    public Rule {
      Options.positive("rise", rise);
      Options.below1("rise", rise);
      Options.positive("start", start);
      Options.positive("end", end);
    }

    @Override
    public double factor(long step, long steps) {
      double top = Math.max(0, rise * steps - 1);
      double first = 1 / start;
      if (step < top) {
        return between(first, 1, step / top);
      }
      double last = steps - 1;
      return step == top ? 1 : between(1, first / end, (step - top) / (last - top));
    }

    private static double between(double from, double to, double done) {
      return to + (from - to) * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }
}
