package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images with each side a whole number of times as long.
 *
 * <p>Input {@code [N, H, W, C]}, output {@code [N, H * size, W * size, C]}.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(UpSample2d.Rule.class)
public @interface UpSample2d {
  /** How many times as long: one number, or height and width. */
  int[] value();

  /** What stands between the pixels. */
  Interpolation interpolation() default Interpolation.NEAREST;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link UpSample2d#interpolation}. */
    With interpolation(Interpolation interpolation);
  }

  /** See {@link UpSample2d}. */
  record Rule(List<Integer> value, Interpolation interpolation) implements Layer {
    /** Checks the options. */
    public Rule {
      value = Options.pair("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Images.check(x);
      Tensor larger = x;
      for (int i = 0; i < 2; i++) {
        larger = value.get(i) == 1 ? larger : longer(larger, 1 + i, value.get(i));
      }
      return larger;
    }

    private Tensor longer(Tensor x, int axis, int times) {
      Tensor parts = x.expandDims(axis + 1);
      Tensor between =
          interpolation == Interpolation.NEAREST
              ? parts.broadcastTo(parts.dims().with(axis + 1, times))
              : weighted(x, parts, axis, times);
      return between.reshape(x.dims().with(axis, x.dims().dim(axis).times(times)));
    }

    /** Each pixel's part of the result: a mean of it and of those before and after. */
    private static Tensor weighted(Tensor x, Tensor parts, int axis, int times) {
      Tensor before = x.slice(axis, 0, 1).concat(x.slice(axis, 0, -1), axis).expandDims(axis + 1);
      Tensor after = x.slice(axis, 1).concat(x.slice(axis, -1), axis).expandDims(axis + 1);
      // the middle of part i lies this far from the middle of its pixel, in pixels
      List<Double> distances =
          IntStream.range(0, times).mapToObj(i -> (i + 0.5) / times - 0.5).toList();
      Dims along = Dims.of(1, 1, 1, 1, 1).with(axis + 1, times);
      Tensor towardsBefore =
          x.vector(distances.stream().map(d -> Math.max(0, -d)).toList()).reshape(along);
      Tensor towardsAfter =
          x.vector(distances.stream().map(d -> Math.max(0, d)).toList()).reshape(along);
      return parts
          .plus(before.minus(parts).times(towardsBefore))
          .plus(after.minus(parts).times(towardsAfter));
    }
  }
}
