package dev.tenon;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides whether a size is zero for all values of its names.
 *
 * <p>A size is a quasi-polynomial: {@code floor(H / 2)} is {@code h} for {@code H = 2*h} and for
 * {@code H = 2*h + 1}, a polynomial on each residue of the period 2. So each name under a floor is
 * written {@code residue + period*t} for one residue after another, which leaves no floor; and a
 * polynomial is zero for all {@code t} if its normal form is, or if it is zero on degree + 1 points
 * of each name. This is sound and complete, and takes as many steps as the periods have residues;
 * beyond {@link #BUDGET} it gives up.
 */
final class Vanishing {
  /** Substitutions before giving up: about a fifth of a second. */
  private static final int BUDGET = 20_000;

  /** There are too many residues. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("too many residues", null, false, false);
    }
  }

  /** The values of a name are {@code value} for t = 0, 1, ..., count - 1. */
  private record Range(Dim value, long count) {}

  private int substitutions;

  private Vanishing() {}

  /**
   * Values for which {@code dim} is not zero; empty if there are none.
   *
   * @throws TooLarge if it takes too long to know
   * @throws ArithmeticException if a size on the way leaves 64 bits
   */
  static Optional<Map<String, Long>> witness(Dim dim, Facts facts) throws TooLarge {
    Map<String, Range> ranges = new LinkedHashMap<>();
    Map<String, Dim> start = new TreeMap<>();
    for (String name : dim.names()) {
      long min = facts.min(name);
      long multiple = facts.multipleOf(name);
      long max = facts.max(name).orElse(Long.MAX_VALUE);
      Dim value = Dim.named(name).times(multiple).plus(min);
      ranges.put(name, new Range(value, max == Long.MAX_VALUE ? max : (max - min) / multiple + 1));
      start.put(name, value);
    }
    return new Vanishing().search(dim.substitute(start), ranges);
  }

  private Optional<Map<String, Long>> search(Dim dim, Map<String, Range> ranges) throws TooLarge {
    if (dim.terms().isEmpty()) {
      return Optional.empty();
    }
    String narrow = tooNarrow(dim, ranges);
    if (narrow != null) {
      return split(dim, ranges, narrow, ranges.get(narrow).count());
    }
    String name = null;
    long period = Long.MAX_VALUE;
    for (String candidate : Periods.underFloors(dim)) {
      long own = Periods.of(dim, candidate);
      if (own < period) {
        name = candidate;
        period = own;
      }
    }
    return name == null
        ? Optional.of(pointOf(dim, ranges))
        : split(dim, ranges, name, Math.min(period, ranges.get(name).count()));
  }

  /** A name with so few values that a polynomial can be zero at all of them; null if none. */
  private static String tooNarrow(Dim dim, Map<String, Range> ranges) {
    for (String name : dim.names()) {
      if (ranges.get(name).count() <= Periods.degree(dim, name)) {
        return name;
      }
    }
    return null;
  }

  /** Writes the name as {@code r + period*t} for each residue r. */
  private Optional<Map<String, Long>> split(
      Dim dim, Map<String, Range> ranges, String name, long period) throws TooLarge {
    long count = ranges.get(name).count();
    for (long residue = 0; residue < period; residue++) {
      long left = count == Long.MAX_VALUE ? count : (count - residue - 1) / period + 1;
      Dim value = left == 1 ? Dim.of(residue) : Dim.named(name).times(period).plus(residue);
      Optional<Map<String, Long>> found =
          search(substitute(dim, name, value), narrowed(ranges, name, value, left));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Map<String, Range> narrowed(
      Map<String, Range> ranges, String name, Dim value, long count) {
    Map<String, Range> result = new LinkedHashMap<>(ranges);
    result.put(name, new Range(ranges.get(name).value().substitute(Map.of(name, value)), count));
    return result;
  }

  private Dim substitute(Dim dim, String name, Dim value) throws TooLarge {
    if (++substitutions > BUDGET) {
      throw new TooLarge();
    }
    return dim.substitute(Map.of(name, value));
  }

  /**
   * Values for which a polynomial that is not zero is not zero: of degree + 1 values of a name, one
   * at least leaves a polynomial in the others that is not zero.
   */
  private Map<String, Long> pointOf(Dim polynomial, Map<String, Range> ranges) throws TooLarge {
    Map<String, Long> steps = new TreeMap<>();
    ranges.keySet().forEach(name -> steps.put(name, 0L));
    Dim rest = polynomial;
    for (String name : polynomial.names()) {
      long step = 0;
      Dim next = substitute(rest, name, Dim.of(step));
      while (next.terms().isEmpty()) {
        step++;
        next = substitute(rest, name, Dim.of(step));
      }
      steps.put(name, step);
      rest = next;
    }
    Map<String, Long> values = new TreeMap<>();
    ranges.forEach((name, range) -> values.put(name, range.value().at(steps)));
    return values;
  }
}
