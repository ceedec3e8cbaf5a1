package dev.tenon;

import dev.tenon.ir.Counted;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Normalises each example over groups of channels, then scales and shifts each channel.
 *
 * <p>Unlike batch normalisation it does not depend on the batch, so it is the same in training and
 * inference and suits small batches. Input and output {@code [N, ..., C]}, gamma and beta {@code
 * [C]}.
 *
 * @see <a href="https://arxiv.org/abs/1803.08494">Wu and He, Group normalization</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(GroupNorm.Rule.class)
public @interface GroupNorm {
  /** How many groups the channels are split into; a divisor of C. */
  int groups() default 32;

  /** Added to the variance, so that a constant group does not divide by zero. */
  double epsilon() default 1e-5;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link GroupNorm#groups}. */
    With groups(int groups);

    /** See {@link GroupNorm#epsilon}. */
    With epsilon(double epsilon);
  }

  /** See {@link GroupNorm}. */
  record Rule(int groups, double epsilon) implements Layer {
    /** Checks the options. */
    public Rule {
      Options.positive("groups", groups);
      Options.positive("epsilon", epsilon);
    }

    @Override
    public Tensor apply(Tensor x) {
      Dims channel = Options.lastAxis(x);
      long channels = channel.known(0);
      if (channels % groups != 0) {
        throw uneven(x, channels);
      }
      // [N, ..., C] -> [N, ..., groups, C / groups]; a group is everything but N and its own axis
      Tensor grouped = x.reshape(x.dims().with(-1, groups).append(channels / groups));
      int groupAxis = grouped.dims().rank() - 2;
      int[] axes = IntStream.rangeClosed(1, groupAxis + 1).filter(a -> a != groupAxis).toArray();
      List<Integer> dropped = IntStream.of(axes).boxed().toList();
      Tensor centred = grouped.minus(grouped.mean(axes).restore(dropped));
      Tensor variance = centred.square().mean(axes).restore(dropped);
      return Role.CHANNEL
          .of(centred.times(variance.plus(epsilon).rsqrt()).reshape(x.dims()), -1)
          .times(x.parameter("gamma", channel, Init.ONES))
          .plus(x.parameter("beta", channel, Init.ZEROS));
    }

    private Problem uneven(Tensor x, long channels) {
      Problem problem =
          Problem.of(
                  "GroupNormGroups",
                  "cannot split %s into %s: its input is [%s]",
                  Counted.plain(channels, "channel"),
                  Counted.plain(groups, "group"),
                  x.dims())
              .at("groups")
              .because(x, -1)
              .orWrite("groups", Shapes.nearestDivisor(channels, groups))
              .fix("use a divisor of " + channels);
      for (int multiple : Shapes.nearMultiples(channels, groups)) {
        problem = problem.wants(x, -1, Dim.of(multiple));
      }
      return problem;
    }
  }
}
