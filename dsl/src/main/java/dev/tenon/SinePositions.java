package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Adds waves of many lengths along the steps, so that layers that know no order, such as {@link
 * Attention}, can tell the steps apart; there is no weight and no longest sequence.
 *
 * <p>Input and output {@code [N, T, C]}. To channels {@code 2i} and {@code 2i + 1} of step {@code
 * t} are added the sine and the cosine of {@code t / 10000^(2i / C)}.
 *
 * @see Positions
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention is all you need</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(SinePositions.Rule.class)
public @interface SinePositions {
  /** See {@link SinePositions}. */
  record Rule() implements Layer {
    private static final double LONGEST = 10_000;

    @Override
    public Tensor apply(Tensor x) {
      Sequences.check(x);
      int channels = Math.toIntExact(x.dims().known(-1));
      Tensor speeds =
          x.vector(numbers(channels, i -> Math.pow(LONGEST, -(double) (i - i % 2) / channels)));
      // a cosine is a sine a quarter of a turn ahead
      Tensor ahead = x.vector(numbers(channels, i -> i % 2 * Math.PI / 2));
      Tensor steps = Tensors.range(x.dims().dim(1)).cast(x.dtype()).expandDims(1);
      return x.plus(steps.times(speeds).plus(ahead).sin());
    }

    private static List<Double> numbers(int count, IntToDoubleFunction number) {
      return IntStream.range(0, count).mapToDouble(number::applyAsDouble).boxed().toList();
    }
  }
}
