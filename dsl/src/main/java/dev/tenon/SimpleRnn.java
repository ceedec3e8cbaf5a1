package dev.tenon;

import dev.tenon.ir.op.SimpleRnns;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * The simplest recurrent layer: {@code h = tanh(x kernel + h recurrentKernel + bias)}.
 *
 * <p>Input {@code [N, T, C]}, kernel {@code [C, units]}, recurrentKernel {@code [units, units]},
 * bias {@code [units]}. Output {@code [N, units]}, that of the last step. {@link Lstm} and {@link
 * Gru} remember for longer. In plain Java, {@link Recurrent} goes step by step, too.
 *
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman, Finding structure in time</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(SimpleRnn.Rule.class)
public @interface SimpleRnn {
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
    /** See {@link SimpleRnn#returnSequences}. */
    With returnSequences(boolean returnSequences);

    /** Gives every step; see {@link SimpleRnn#returnSequences}. */
    default With returnSequences() {
      return returnSequences(true);
    }

    /** See {@link SimpleRnn#bidirectional}. */
    With bidirectional(boolean bidirectional);

    /** Goes both ways; see {@link SimpleRnn#bidirectional}. */
    default With bidirectional() {
      return bidirectional(true);
    }

    /** See {@link SimpleRnn#bias}. */
    With bias(boolean bias);
  }

  /** See {@link SimpleRnn}. */
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
      return 1;
    }

    @Override
    public Init firstBias() {
      return Init.ZEROS;
    }

    @Override
    public List<Tensor> next(Weights weights, Tensor x, List<Tensor> kept) {
      return List.of(SimpleRnns.step(x, recurrentKernel(weights), kept.get(0)));
    }

    @Override
    public List<Tensor> all(
        Weights weights, Tensor x, List<Tensor> kept, Tensor mask, boolean backwards) {
      Tensor kernel = recurrentKernel(weights);
      return x.trace()
          .apply(new SimpleRnns.SimpleRnn(backwards), List.of(x, kernel, kept.get(0), mask));
    }
  }
}
