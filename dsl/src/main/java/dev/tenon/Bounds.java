package dev.tenon;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Bounds of sizes; see {@link Dim#lowerBound(Facts)}.
 *
 * <p>Each name is written {@code min + multiple*t} with {@code t >= 0}, split into residues where
 * it is under a floor. What is left is a polynomial in the {@code t}: its positive terms are least
 * at 0, its negative ones at the greatest values. That is exact for most sizes that layers make.
 */
final class Bounds {
  /** Substitutions before names stay under floors, which bounds them less tightly. */
  private static final int BUDGET = 2_000;

  private int substitutions;

  private Bounds() {}

  static OptionalLong lower(Dim dim, Facts facts) {
    Map<String, Dim> start = new TreeMap<>();
    Map<String, Long> last = new TreeMap<>();
    for (String name : dim.names()) {
      long min = facts.min(name);
      long multiple = facts.multipleOf(name);
      start.put(name, Dim.named(name).times(multiple).plus(min));
      facts.max(name).ifPresent(max -> last.put(name, (max - min) / multiple));
    }
    try {
      return new Bounds().least(dim.substitute(start), last);
    } catch (ArithmeticException overflow) {
      return OptionalLong.empty();
    }
  }

  /**
   * A lower bound.
   *
   * @param last the greatest t of each name that has one
   */
  private OptionalLong least(Dim dim, Map<String, Long> last) {
    for (String name : Periods.underFloors(dim)) {
      long period = Periods.of(dim, name);
      if (period <= BUDGET - substitutions) {
        return leastOfResidues(dim, last, name, period);
      }
    }
    return leastOfTerms(dim, last);
  }

  private OptionalLong leastOfResidues(Dim dim, Map<String, Long> last, String name, long period) {
    long least = Long.MAX_VALUE;
    long end = last.getOrDefault(name, Long.MAX_VALUE);
    for (long residue = 0; residue < period && residue <= end; residue++) {
      substitutions++;
      Map<String, Long> lastOfResidue = new TreeMap<>(last);
      if (end < Long.MAX_VALUE) {
        lastOfResidue.put(name, (end - residue) / period);
      }
      Dim value = Dim.named(name).times(period).plus(residue);
      OptionalLong own = least(dim.substitute(Map.of(name, value)), lastOfResidue);
      if (own.isEmpty()) {
        return own;
      }
      least = Math.min(least, own.getAsLong());
    }
    return OptionalLong.of(least);
  }

  /**
   * A lower bound term by term. Each atom is 0 or more: a t by its choice, a floor as the
   * coefficients inside are none of them negative.
   */
  private static OptionalLong leastOfTerms(Dim dim, Map<String, Long> last) {
    long sum = 0;
    for (Map.Entry<Monomial, Long> term : dim.terms().entrySet()) {
      boolean atLeast = term.getValue() > 0;
      long product = term.getValue();
      for (Atom atom : term.getKey().atoms()) {
        OptionalLong bound = atLeast ? least(atom, last) : most(atom, last);
        if (bound.isEmpty()) {
          return bound;
        }
        product = Math.multiplyExact(product, bound.getAsLong());
      }
      sum = Math.addExact(sum, product);
    }
    return OptionalLong.of(sum);
  }

  private static OptionalLong least(Atom atom, Map<String, Long> last) {
    return atom instanceof Atom.Floor floor
        ? OptionalLong.of(
            Math.floorDiv(leastOfTerms(floor.value(), last).orElse(0), floor.divisor()))
        : OptionalLong.of(0);
  }

  private static OptionalLong most(Atom atom, Map<String, Long> last) {
    if (atom instanceof Atom.Floor floor) {
      OptionalLong negated = leastOfTerms(Dim.of(0).minus(floor.value()), last);
      return negated.isEmpty()
          ? negated
          : OptionalLong.of(Math.floorDiv(Math.negateExact(negated.getAsLong()), floor.divisor()));
    }
    Long greatest = last.get(((Atom.Name) atom).name());
    return greatest == null ? OptionalLong.empty() : OptionalLong.of(greatest);
  }
}
