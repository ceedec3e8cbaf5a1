package dev.tenon;

import dev.tenon.ir.Counted;
import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Remedy;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Subtracts the mean of the training data and divides by its deviation, both a number or one a
 * channel.
 *
 * <p>Integers from 0 to 255 are brought to 0 to 1 first, as is usual for images; {@code mean} and
 * {@code std} are of those. Output: the same sizes, floating.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Normalize.Rule.class)
public @interface Normalize {
  /** Mean of the training data, one number or one a channel. */
  double[] mean() default 0;

  /** Standard deviation of the training data, one number or one a channel. */
  double[] std() default 1;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Normalize#mean}. */
    With mean(double... mean);

    /** See {@link Normalize#std}. */
    With std(double... std);
  }

  /** See {@link Normalize}. */
  record Rule(List<Double> mean, List<Double> std) implements Layer {
    /** Checks the options. */
    public Rule {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
      mean.forEach(m -> Options.finite("mean", m));
      Options.positive("std", std);
    }

    @Override
    public Tensor apply(Tensor x) {
      Tensor real = x.cast(x.trace().floatType());
      Tensor scaled = x.dtype() == DType.UINT8 ? real.times(1 / 255.0) : real;
      return scaled.minus(each(scaled, mean, "mean")).div(each(scaled, std, "std"));
    }

    private Tensor each(Tensor x, List<Double> numbers, String option) {
      if (numbers.size() == 1) {
        return x.scalar(numbers.get(0));
      }
      Require.same(
          x.dims().dim(-1),
          Dim.of(numbers.size()),
          () ->
              grey(
                  x,
                  Problem.of(
                          "NormalizeChannels",
                          "has %s for %s, but its input [%s] has %s",
                          Counted.plain(numbers.size(), "number"),
                          option,
                          x.dims(),
                          Counted.plain(x.dims().dim(-1), "channel"))
                      .at(option)
                      .fix("write one number for all channels, or one for each")));
      return x.vector(numbers);
    }

    /**
     * {@code problem}, which the mean over the colours mends where there is one channel, and one
     * number where all are the same.
     */
    private Problem grey(Tensor x, Problem problem) {
      boolean same =
          Math.max(mean.stream().distinct().count(), std.stream().distinct().count()) == 1;
      if (!same && !x.dims().dim(-1).equals(Dim.of(1))) {
        return problem;
      }
      List<Remedy> writes = new ArrayList<>();
      if (mean.size() > 1) {
        writes.add(new Remedy.Write("mean", List.of(rounded(mean))));
      }
      if (std.size() > 1) {
        writes.add(new Remedy.Write("std", List.of(rounded(std))));
      }
      return problem.or(writes.size() == 1 ? writes.get(0) : new Remedy.Together(writes));
    }

    private static double rounded(List<Double> numbers) {
      double sum = numbers.stream().mapToDouble(Double::doubleValue).sum();
      return Math.round(sum / numbers.size() * 1e4) / 1e4;
    }
  }
}
