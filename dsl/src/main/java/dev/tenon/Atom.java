package dev.tenon;

import java.util.Set;

/**
 * What the monomials of a {@link Dim} multiply: a named size, or a floor that does not simplify.
 */
sealed interface Atom extends Comparable<Atom> {

  /** A size that each run decides. */
  record Name(String name) implements Atom {
    @Override
    public int compareTo(Atom other) {
      return other instanceof Name that ? name.compareTo(that.name) : -1;
    }

    @Override
    public void collectNames(Set<String> into) {
      into.add(name);
    }
  }

  /** {@code floor(value / divisor)}, as {@link Floors#floorDiv} leaves it: no simpler form. */
  record Floor(Dim value, long divisor) implements Atom {
    @Override
    public int compareTo(Atom other) {
      if (!(other instanceof Floor that)) {
        return 1;
      }
      int byDivisor = Long.compare(divisor, that.divisor);
      return byDivisor != 0 ? byDivisor : Dim.ORDER.compare(value, that.value);
    }

    @Override
    public void collectNames(Set<String> into) {
      value.collectNames(into);
    }
  }

  /** Adds the named sizes this depends on. */
  void collectNames(Set<String> into);
}
