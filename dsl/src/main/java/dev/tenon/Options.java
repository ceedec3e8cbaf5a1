package dev.tenon;

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

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
