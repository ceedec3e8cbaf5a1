package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Lets the learning rate rise to the optimizer's and then fall far below where it began, each along
 * half a cosine: one cycle in all of training. It allows rates several times as high as a constant
 * one, and so shorter runs.
 *
 * <p>The factors are those of PyTorch's {@code OneCycleLR} with the learning rate as {@code
 * max_lr}: the rate starts at {@code 1 / start}, is highest in step {@code rise * n - 1} of {@code
 * n}, and ends at {@code 1 / (start * end)}. Momentum stays as it is ({@code cycle_momentum=False})
 * unless {@link #momentum} lets it run against the rate.
 *
 * <pre>{@code
 * @Sgd(value = 0.4, momentum = 0.9)
 * @OneCycle
 * @OneCycle(momentum = {0.85, 0.95})   // falls to 0.85 while the rate rises, and back
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

  /**
   * The least and the largest momentum, from 0 to below 1: it falls from the largest to the least
   * while the rate rises, and rises again while the rate falls, along the same half cosines. The
   * paper uses 0.85 and 0.95, as does PyTorch's {@code cycle_momentum=True}. Empty for one that
   * stays. It takes the place of the optimizer's: {@code momentum} of {@link Sgd} and {@link
   * RmsProp}, {@code beta1} of {@link Adam} and {@link AdamW}.
   */
  double[] momentum() default {};

  /** See {@link OneCycle}. */
  record Rule(double rise, double start, double end, List<Double> momentum) implements Schedule {
    /** One with a momentum that stays. */
    public Rule(double rise, double start, double end) {
      this(rise, start, end, List.of());
    }

    /** Checks the options. */
    public Rule {
      momentum = List.copyOf(momentum);
      momentum.forEach(each -> Options.below1("momentum", each));
      if (!momentum.isEmpty() && momentum.size() != 2) {
        throw cycled("has momentum = %s; that takes two numbers".formatted(momentum));
      }
      if (!momentum.isEmpty() && momentum.get(0) > momentum.get(1)) {
        throw cycled(
            "has a least momentum of %s, above the largest of %s"
                .formatted(momentum.get(0), momentum.get(1)));
      }
      Options.positive("rise", rise);
      Options.below1("rise", rise);
      Options.positive("start", start);
      Options.positive("end", end);
    }

    private static Problem cycled(String message) {
      return Problem.of("CycledMomentum", "%s", message)
          .at("momentum")
          .fix("write the least and the largest, such as momentum = {0.85, 0.95}, or nothing");
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

    @Override
    public OptionalDouble momentum(long step, long steps) {
      if (momentum.isEmpty()) {
        return OptionalDouble.empty();
      }
      double least = momentum.get(0);
      double largest = momentum.get(1);
      double top = Math.max(0, rise * steps - 1);
      double last = steps - 1;
      return OptionalDouble.of(
          step < top
              ? between(largest, least, step / top)
              : step == top ? least : between(least, largest, (step - top) / (last - top)));
    }

    private static double between(double from, double to, double done) {
      return to + (from - to) * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }
}
