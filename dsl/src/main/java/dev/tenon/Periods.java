package dev.tenon;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Periods and degrees of sizes as quasi-polynomials of one name; see {@link Vanishing}. */
final class Periods {
  private Periods() {}

  /** Names that occur under floors. */
  static Set<String> underFloors(Dim dim) {
    Set<String> names = new TreeSet<>();
    for (Monomial monomial : dim.terms().keySet()) {
      for (Atom atom : monomial.atoms()) {
        if (atom instanceof Atom.Floor floor) {
          floor.collectNames(names);
        }
      }
    }
    return names;
  }

  /**
   * A number p such that {@code name = residue + p*t} takes the name from under all floors; 1 if it
   * is under none.
   */
  static long of(Dim dim, String name) {
    long period = 1;
    for (Monomial monomial : dim.terms().keySet()) {
      for (Atom atom : monomial.atoms()) {
        if (atom instanceof Atom.Floor floor) {
          period = Floors.lcm(period, of(floor.value(), floor.divisor(), name));
        }
      }
    }
    return period;
  }

  /**
   * A number such that adding it to the name changes {@code dim} by a multiple of {@code modulus}.
   */
  static long of(Dim dim, long modulus, String name) {
    long period = 1;
    for (Map.Entry<Monomial, Long> term : dim.terms().entrySet()) {
      long rest = modulus / Floors.gcd(modulus, term.getValue());
      for (Atom atom : term.getKey().atoms()) {
        if (atom instanceof Atom.Floor floor) {
          long inner = Math.multiplyExact(floor.divisor(), rest);
          period = Floors.lcm(period, of(floor.value(), inner, name));
        } else if (((Atom.Name) atom).name().equals(name)) {
          period = Floors.lcm(period, rest);
        }
      }
    }
    return period;
  }

  /** The degree of {@code dim} in the name on each residue; a floor has that of what it rounds. */
  static int degree(Dim dim, String name) {
    int degree = 0;
    for (Monomial monomial : dim.terms().keySet()) {
      int sum = 0;
      for (Atom atom : monomial.atoms()) {
        if (atom instanceof Atom.Floor floor) {
          sum += degree(floor.value(), name);
        } else if (((Atom.Name) atom).name().equals(name)) {
          sum++;
        }
      }
      degree = Math.max(degree, sum);
    }
    return degree;
  }
}
