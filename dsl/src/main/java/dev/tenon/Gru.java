package dev.tenon;

import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Grus;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Gated recurrent units: a recurrent layer that decides at each step how much of its state it
 * keeps.
 *
 * <p>Input {@code [N, T, C]}, kernel {@code [C, 3 * units]}, recurrentKernel {@code [units, 3 *
 * units]}, bias {@code [3 * units]}; the three are: keep, see, candidate. The state is multiplied
 * by its kernel and has recurrentBias {@code [units]} added before some of it is hidden, as in
 * cuDNN. Output {@code [N, units]}, that of the last step. In plain Java, {@link Recurrent} goes
 * step by step, too.
 *
 * @see <a href="https://arxiv.org/abs/1406.1078">Cho et al., Learning phrase representations using
 *     RNN encoder-decoder</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Gru.Rule.class)
public @interface Gru {
  /** Numbers that are kept from step to step, in each direction. */
  int units();

  /** Whether the output is that of every step, {@code [N, T, units]}, not of the last alone. */
  boolean returnSequences() default false;

  /**
   * Whether the sequence is also gone over from its end, by weights of its own; the output, both
   * side by side, is then {@code 2 * units} wide.
   */
  boolean bidirectional() default false;

  /** Whether biases are added. */
  boolean bias() default true;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Gru#returnSequences}. */
    With returnSequences(boolean returnSequences);

    /** Gives every step; see {@link Gru#returnSequences}. */
    default With returnSequences() {
      return returnSequences(true);
    }

    /** See {@link Gru#bidirectional}. */
    With bidirectional(boolean bidirectional);

    /** Goes both ways; see {@link Gru#bidirectional}. */
    default With bidirectional() {
      return bidirectional(true);
    }

    /** See {@link Gru#bias}. */
    With bias(boolean bias);
  }

  /** See {@link Gru}. */
  record Rule(int units, boolean returnSequences, boolean bidirectional, boolean bias)
      implements Cell {
    /** Checks the options. */
    public Rule {
      Options.positive("units", units);
    }

    @Override
    public List<String> kept() {
      return List.of("state");
    }

    @Override
    public int gates() {
      return 3;
    }

    @Override
    public Init firstBias() {
      return Init.ZEROS;
    }

    @Override
    public List<Tensor> next(Weights weights, Tensor x, List<Tensor> kept) {
      Tensor kernel = recurrentKernel(weights);
      return Grus.step(x, kernel, kept.get(0), recurrentBias(weights)).subList(0, 1);
    }

    @Override
    public List<Tensor> all(
        Weights weights, Tensor x, List<Tensor> kept, Tensor mask, boolean backwards) {
      Tensor kernel = recurrentKernel(weights);
      return x.trace()
          .apply(
              new Grus.Gru(backwards),
              List.of(x, kernel, kept.get(0), recurrentBias(weights), mask))
          .subList(0, 1);
    }

    private Tensor recurrentBias(Weights weights) {
      Dims dims = Dims.of(units);
      Tensor x = weights.x();
      return bias
          ? weights.parameter("recurrentBias", dims, Init.ZEROS)
          : x.trace().apply(new Constants.Fill(0, x.dtype(), dims));
    }
  }
}
