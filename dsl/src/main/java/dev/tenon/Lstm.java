package dev.tenon;

import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Lstms;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Long short-term memory: a recurrent layer that decides at each step how much of its cell it
 * keeps, how much it lets in and how much it shows.
 *
 * <p>Input {@code [N, T, C]}, kernel {@code [C, 4 * units]}, recurrentKernel {@code [units, 4 *
 * units]}, bias {@code [4 * units]}; the four are: let in, keep, candidate, show. Output {@code [N,
 * units]}, that of the last step. In plain Java, {@link Recurrent} goes step by step, too. It keeps
 * a state and a cell, both {@code [N, units]}.
 *
 * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber, Long
 *     short-term memory</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Lstm.Rule.class)
public @interface Lstm {
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

  /** The bias before training of how much is kept; 1 lets gradients pass from the beginning. */
  double forgetBias() default 1;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Lstm#returnSequences}. */
    With returnSequences(boolean returnSequences);

    /** Gives every step; see {@link Lstm#returnSequences}. */
    default With returnSequences() {
      return returnSequences(true);
    }

    /** See {@link Lstm#bidirectional}. */
    With bidirectional(boolean bidirectional);

    /** Goes both ways; see {@link Lstm#bidirectional}. */
    default With bidirectional() {
      return bidirectional(true);
    }

    /** See {@link Lstm#bias}. */
    With bias(boolean bias);

    /** See {@link Lstm#forgetBias}. */
    With forgetBias(double forgetBias);
  }

  /** See {@link Lstm}. */
  record Rule(
      int units, boolean returnSequences, boolean bidirectional, boolean bias, double forgetBias)
      implements Cell {
    /** Checks the options. */
    public Rule {
      Options.positive("units", units);
    }

    @Override
    public List<String> kept() {
      return List.of("state", "cell");
    }

    @Override
    public int gates() {
      return 4;
    }

    @Override
    public Init firstBias() {
      return (trace, seed, type, salt) -> {
        Tensor zeros = trace.apply(new Constants.Fill(0, type.dtype(), Dims.of(units)));
        Tensor kept = trace.apply(new Constants.Fill(forgetBias, type.dtype(), Dims.of(units)));
        return zeros.concat(kept, 0).concat(zeros, 0).concat(zeros, 0);
      };
    }

    @Override
    public List<Tensor> next(Weights weights, Tensor x, List<Tensor> kept) {
      return Lstms.step(x, recurrentKernel(weights), kept.get(0), kept.get(1)).subList(0, 2);
    }

    @Override
    public List<Tensor> all(
        Weights weights, Tensor x, List<Tensor> kept, Tensor mask, boolean backwards) {
      Tensor kernel = recurrentKernel(weights);
      return x.trace()
          .apply(new Lstms.Lstm(backwards), List.of(x, kernel, kept.get(0), kept.get(1), mask))
          .subList(0, 2);
    }
  }
}
