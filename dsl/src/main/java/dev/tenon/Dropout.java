package dev.tenon;

import dev.tenon.ir.Meanings;
import dev.tenon.ir.Trace;
import dev.tenon.ir.op.RandomNumbers;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets a random part of the elements to 0 in training, and divides the others by the probability
 * that they stay, so that the mean is the same; does nothing in inference.
 *
 * <p>Output: the same type. The elements are drawn anew in each step, from the run's seed.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al., Dropout</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Dropout.Rule.class)
public @interface Dropout {
  /** The part of the elements that is dropped, from 0 to below 1. */
  double value();

  /** See {@link Dropout}. */
  record Rule(double value) implements Layer {
    /** Checks the options. */
    public Rule {
      if (!(value >= 0 && value < 1)) {
        Problem problem =
            Problem.of(
                    "DropoutRate",
                    "drops a part of %s; that must be from 0 to below 1",
                    value == Math.rint(value) ? String.valueOf((long) value) : value)
                .at("value");
        throw value > 1 && value < 100
            ? fractions(problem, value)
            : problem.fix("write a fraction such as 0.5");
      }
    }

    /** {@code problem} of so many percent, or tenths where they are few. */
    private static Problem fractions(Problem problem, double value) {
      Problem told = value < 10 ? problem.orWrite("value", value / 10) : problem;
      return told.orWrite("value", value / 100)
          .fix(
              "write a fraction: @Dropout(%s) for %s %%"
                  .formatted(value / 100, Options.text(value)));
    }

    @Override
    public Tensor apply(Tensor x) {
      Options.floating(x);
      if (!x.training() || value == 0) {
        return x;
      }
      Trace trace = x.trace();
      Tensor mask =
          Tensors.random(
              trace, new RandomNumbers.DropoutMask(x.dims(), x.dtype(), 1 - value, trace.salt()));
      return trace.meanings().regularise(x.times(mask), Meanings.Regularised.DROPOUT);
    }
  }
}
