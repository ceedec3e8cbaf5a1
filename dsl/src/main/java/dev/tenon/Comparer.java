package dev.tenon;

/** Decides equality of sizes; see {@link Dim#compare(Dim, Facts)}. */
final class Comparer {
  private Comparer() {}

  static Comparison compare(Dim left, Dim right, Facts facts) {
    Dim difference = left.minus(right);
    if (difference.terms().isEmpty()) {
      return Comparison.SAME;
    }
    if (left.isKnown() && right.isKnown()) {
      return new Comparison(
          Comparison.Verdict.DIFFERENT, new java.util.TreeMap<>(), left.known(), right.known());
    }
    return Comparison.UNKNOWN;
  }
}
