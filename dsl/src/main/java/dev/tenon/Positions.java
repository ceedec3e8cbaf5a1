package dev.tenon;

import dev.tenon.ir.Counted;
import dev.tenon.ir.Require;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.OptionalLong;

/**
 * Adds a trained vector for each step, so that layers that know no order, such as {@link
 * Attention}, can tell the steps apart.
 *
 * <p>Input and output {@code [N, T, C]} of at most {@code value} steps; table {@code [value, C]}.
 * Where T is named, longer sequences are refused when data is fed; {@code @Input("int32 N T<=256")}
 * says so itself. Weight decay leaves the table alone.
 *
 * @see SinePositions
 * @see <a href="https://arxiv.org/abs/1705.03122">Gehring et al., Convolutional sequence to
 *     sequence learning</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Positions.Rule.class)
public @interface Positions {
  /** The most steps that there can be. */
  int value();

  /** See {@link Positions}. */
  record Rule(int value) implements Layer {
    private static final Init SMALL = Init.normal(0.02);

    /** Checks the options. */
    public Rule {
      Options.positive("value", value);
    }

    @Override
    public Tensor apply(Tensor x) {
      Sequences.check(x);
      Dim steps = x.dims().dim(1);
      Require.atMost(steps, value, () -> tooMany(x));
      Tensor table = x.parameter("table", Dims.of(value, x.dims().known(-1)), SMALL);
      boolean whole = steps.isKnown() && steps.known() == value;
      return x.plus(whole ? table : table.gather(Tensors.range(steps)));
    }

    private Problem tooMany(Tensor x) {
      Dim steps = x.dims().dim(1);
      OptionalLong most = steps.upperBound(x.trace().facts());
      Problem problem =
          Problem.of(
                  "PositionsLength",
                  "has %s, but its input has %s%s: [%s]",
                  Counted.plain(value, "position"),
                  steps.isKnown() || most.isEmpty() ? "" : "up to ",
                  most.isPresent()
                      ? Counted.plain(most.getAsLong(), "step")
                      : Counted.plain(steps, "step"),
                  x.dims())
              .at("value")
              .because(x, 1);
      return most.isPresent() && most.getAsLong() <= Integer.MAX_VALUE
          ? problem
              .orWrite("value", (int) most.getAsLong())
              .fix("write " + most.getAsLong() + " or more")
          : problem.fix("write more, or bound the steps where they are stated");
    }
  }
}
