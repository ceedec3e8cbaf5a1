package dev.tenon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A product of atoms; the empty product is 1. {@code N*N*T} is the sorted list {@code [N, N, T]}.
 *
 * <p>The order (higher degree first, then lexicographic) is a monomial order: it is kept by
 * multiplication, which the division of polynomials relies on. The constant comes last.
 */
record Monomial(List<Atom> atoms) implements Comparable<Monomial> {
  static final Monomial ONE = new Monomial(List.of());

  static Monomial of(Atom atom) {
    return new Monomial(List.of(atom));
  }

  boolean isOne() {
    return atoms.isEmpty();
  }

  Monomial times(Monomial other) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    List<Atom> all = new ArrayList<>(atoms);
    all.addAll(other.atoms);
    Collections.sort(all);
    return new Monomial(List.copyOf(all));
  }

  Optional<Monomial> dividedBy(Monomial divisor) {
    List<Atom> rest = new ArrayList<>(atoms);
    for (Atom atom : divisor.atoms) {
      if (!rest.remove(atom)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Monomial(List.copyOf(rest)));
  }

  @Override
  public int compareTo(Monomial other) {
    int byDegree = Integer.compare(other.atoms.size(), atoms.size());
    if (byDegree != 0) {
      return byDegree;
    }
    for (int i = 0; i < atoms.size(); i++) {
      int byAtom = atoms.get(i).compareTo(other.atoms.get(i));
      if (byAtom != 0) {
        return byAtom;
      }
    }
    return 0;
  }
}
