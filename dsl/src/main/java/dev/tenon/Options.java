package dev.tenon;

import java.util.List;

/** Checks that options of several layers and optimizers share. */
final class Options {
  private Options() {}

  /** {@code value} must be above 0. */
  static void positive(String owner, String option, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw Problem.of("NotPositive", "%s: %s must be above 0, not %s", owner, option, text(value))
          .at(option);
    }
  }

  /** {@code value} must be 0 or above. */
  static void notNegative(String owner, String option, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw Problem.of("Negative", "%s: %s must be 0 or above, not %s", owner, option, text(value))
          .at(option);
    }
  }

  /** {@code value} must be from 0 to below 1. */
  static void below1(String owner, String option, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Problem.of(
              "NoFraction", "%s: %s must be from 0 to below 1, not %s", owner, option, text(value))
          .at(option);
    }
  }

  /** One number for both, or one for height and one for width; each above 0. */
  static List<Integer> pair(String owner, String option, List<Integer> numbers) {
    if (numbers.size() != 1 && numbers.size() != 2) {
      throw Problem.of(
              "TwoNumbers",
              "%s: %s takes one number, or one for height and one for width, not %d numbers",
              owner,
              option,
              numbers.size())
          .at(option);
    }
    numbers.forEach(number -> positive(owner, option, number));
    return List.of(numbers.get(0), numbers.get(numbers.size() - 1));
  }

  /** The sizes of a vector with a number for each channel of {@code x [N, ..., C]}. */
  static Dims lastAxis(String owner, Tensor x) {
    if (x.dims().rank() < 2 || !x.dims().dim(-1).isKnown()) {
      throw Problem.of(
          owner + "Channels",
          "%s takes [N, ..., C] with a known number of channels, input is [%s]",
          owner,
          x.dims());
    }
    if (!x.dtype().isFloating()) {
      throw Problem.of("FloatInput", "%s takes floating numbers, input is [%s]", owner, x.type())
          .fix("put @Normalize before it");
    }
    return Dims.of(x.dims().known(-1));
  }

  /** Checks that there are two inputs or more. */
  static List<Tensor> several(String owner, List<Tensor> inputs) {
    if (inputs.size() < 2) {
      throw Problem.of(
              "OneInput", "%s joins two inputs or more, but there is %d", owner, inputs.size())
          .fix("name them: @From({\"first\", \"second\"})");
    }
    return inputs;
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
