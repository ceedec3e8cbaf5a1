package dev.tenon;

import java.util.Map;

/** Brings {@code floor(value / divisor)} to its normal form. */
final class Floors {
  private Floors() {}

  /**
   * {@code floor(value / divisor)} for a positive divisor, by three rules of integers:
   *
   * <ul>
   *   <li>{@code floor((a*d + b) / d) = a + floor(b / d)}, so that coefficients inside are in
   *       {@code [0, d)};
   *   <li>{@code floor((g*a + c) / (g*d)) = floor((a + floor(c / g)) / d)} for a number {@code c};
   *   <li>{@code floor((floor(x / a) + b) / d) = floor((x + a*b) / (a*d))}.
   * </ul>
   */
  static Dim floorDiv(Dim value, long divisor) {
    if (divisor == 1) {
      return value;
    }
    Dim whole = value.mapCoefficients(c -> Math.floorDiv(c, divisor));
    Dim rest = value.mapCoefficients(c -> Math.floorMod(c, divisor));
    return rest.isKnown() ? whole : whole.plus(floorOfRest(rest, divisor));
  }

  private static Dim floorOfRest(Dim rest, long divisor) {
    long common = divisor;
    for (Map.Entry<Monomial, Long> term : rest.terms().entrySet()) {
      if (!term.getKey().isOne()) {
        common = gcd(common, term.getValue());
      }
    }
    if (common > 1) {
      long factor = common;
      return floorDiv(rest.mapCoefficients(c -> Math.floorDiv(c, factor)), divisor / factor);
    }
    for (Map.Entry<Monomial, Long> term : rest.terms().entrySet()) {
      if (term.getValue() == 1
          && term.getKey().atoms().size() == 1
          && term.getKey().atoms().get(0) instanceof Atom.Floor inner) {
        Dim others = rest.minus(Dim.of(inner));
        return floorDiv(
            inner.value().plus(others.times(inner.divisor())),
            Math.multiplyExact(inner.divisor(), divisor));
      }
    }
    return Dim.of(new Atom.Floor(rest, divisor));
  }

  /** Greatest common divisor; {@code gcd(a, 0) = a}. */
  static long gcd(long a, long b) {
    return b == 0 ? Math.abs(a) : gcd(b, a % b);
  }

  /** Least common multiple of positive numbers, or {@code ArithmeticException}. */
  static long lcm(long a, long b) {
    return Math.multiplyExact(a / gcd(a, b), b);
  }
}
