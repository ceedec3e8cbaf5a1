package dev.tenon;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The signs of a polynomial at 0, 1, 2, ...
 *
 * <p>Between two changes of sign of its differences a polynomial only rises or only falls, so that
 * its own changes are found by bisection. Exact, whatever the coefficients.
 */
final class Signs {
  /** The numbers {@code from} to {@code to}, both included; to the end where it is MAX_VALUE. */
  record Span(long from, long to) {}

  /** From {@code from} on, up to the next change, the polynomial has this sign. */
  private record Change(long from, int sign) {}

  private Signs() {}

  /** Where the sign of {@code dim}, a polynomial in {@code name}, is one of those wanted. */
  static List<Span> spans(Dim dim, String name, IntPredicate wanted) {
    List<Change> changes = changes(coefficients(dim, name));
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      if (wanted.test(changes.get(i).sign())) {
        long from = changes.get(i).from();
        long to = i + 1 < changes.size() ? changes.get(i + 1).from() - 1 : Long.MAX_VALUE;
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).to() == from - 1) {
          spans.set(last, new Span(spans.get(last).from(), to));
        } else {
          spans.add(new Span(from, to));
        }
      }
    }
    return spans;
  }

  private static BigInteger[] coefficients(Dim dim, String name) {
    BigInteger[] coefficients = new BigInteger[Periods.degree(dim, name) + 1];
    Arrays.fill(coefficients, BigInteger.ZERO);
    for (Map.Entry<Monomial, Long> term : dim.terms().entrySet()) {
      for (Atom atom : term.getKey().atoms()) {
        if (!atom.equals(new Atom.Name(name))) {
          throw new IllegalArgumentException(dim + " is no polynomial in " + name);
        }
      }
      coefficients[term.getKey().atoms().size()] = BigInteger.valueOf(term.getValue());
    }
    return coefficients;
  }

  private static List<Change> changes(BigInteger[] polynomial) {
    if (polynomial.length == 1) {
      return List.of(new Change(0, polynomial[0].signum()));
    }
    List<Change> slopes = changes(differences(polynomial));
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < slopes.size(); i++) {
      long from = slopes.get(i).from();
      long end = i + 1 < slopes.size() ? slopes.get(i + 1).from() : Long.MAX_VALUE;
      int slope = slopes.get(i).sign();
      add(changes, from, at(polynomial, from).signum());
      if (slope != 0) {
        // the sign goes from -slope through 0 to slope
        for (int sign = 0; sign <= 1; sign++) {
          long first = firstAtLeast(polynomial, slope, sign, from, end);
          if (first < end) {
            add(changes, first, at(polynomial, first).signum());
          }
        }
      }
    }
    return changes;
  }

  private static void add(List<Change> changes, long from, int sign) {
    int last = changes.size() - 1;
    if (last >= 0 && changes.get(last).from() == from) {
      changes.remove(last);
      last--;
    }
    if (last < 0 || changes.get(last).sign() != sign) {
      changes.add(new Change(from, sign));
    }
  }

  /** The first of {@code from} to below {@code end} with {@code slope * signum >= sign}. */
  private static long firstAtLeast(
      BigInteger[] polynomial, int slope, int sign, long from, long end) {
    if (slope * at(polynomial, from).signum() >= sign) {
      return from;
    }
    long below = from;
    long step = 1;
    while (below + step < end && slope * at(polynomial, below + step).signum() < sign) {
      below += step;
      step = Math.multiplyExact(step, 2);
      if (below > Long.MAX_VALUE / 4) {
        throw new ArithmeticException("a size leaves 64 bits");
      }
    }
    long above = Math.min(below + step, end);
    while (above - below > 1) {
      long middle = below + (above - below) / 2;
      if (slope * at(polynomial, middle).signum() >= sign) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  /** q(t + 1) - q(t), by binomial coefficients. */
  private static BigInteger[] differences(BigInteger[] polynomial) {
    int degree = polynomial.length - 1;
    BigInteger[] result = new BigInteger[degree];
    Arrays.fill(result, BigInteger.ZERO);
    for (int power = 1; power <= degree; power++) {
      BigInteger binomial = BigInteger.ONE;
      for (int lower = 0; lower < power; lower++) {
        result[lower] = result[lower].add(polynomial[power].multiply(binomial));
        binomial =
            binomial
                .multiply(BigInteger.valueOf(power - lower))
                .divide(BigInteger.valueOf(lower + 1L));
      }
    }
    return result;
  }

  private static BigInteger at(BigInteger[] polynomial, long t) {
    BigInteger value = BigInteger.ZERO;
    for (int power = polynomial.length - 1; power >= 0; power--) {
      value = value.multiply(BigInteger.valueOf(t)).add(polynomial[power]);
    }
    return value;
  }
}
