package dev.tenon;

import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalLong;

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

  /**
   * The least number that leaves {@code a} divided by {@code m} and {@code b} divided by {@code n};
   * empty if none does. Remainders are from 0 to below the divisors.
   */
  static OptionalLong common(long a, long m, long b, long n) {
    long shared = gcd(m, n);
    if ((b - a) % shared != 0) {
      return OptionalLong.empty();
    }
    long common = lcm(m, n);
    // a + m*k = b (mod n): k = (b - a)/shared * (m/shared)^-1 (mod n/shared)
    BigInteger modulus = BigInteger.valueOf(n / shared);
    BigInteger k =
        BigInteger.valueOf((b - a) / shared)
            .multiply(BigInteger.valueOf(m / shared).modInverse(modulus))
            .mod(modulus);
    return OptionalLong.of(
        BigInteger.valueOf(a).add(k.multiply(BigInteger.valueOf(m))).longValueExact() % common);
  }
}
