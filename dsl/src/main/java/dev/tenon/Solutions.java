package dev.tenon;

import dev.tenon.Signs.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** The values of one name for which a condition holds: all of them, and no others. */
final class Solutions {
  private Solutions() {}

  /**
   * The solutions of a condition on {@code name} alone.
   *
   * @throws Vanishing.TooLarge if there are too many residues
   * @throws ArithmeticException if a size on the way leaves 64 bits
   */
  static SizeSet of(Condition condition, String name) throws Vanishing.TooLarge {
    Dim dim = condition.difference();
    return switch (condition.kind()) {
      case MULTIPLE -> multiples(dim, condition.right().known(), name);
      case SAME -> signs(dim, name, sign -> sign == 0);
      case AT_LEAST, AT_MOST -> signs(dim, name, sign -> sign >= 0);
    };
  }

  private static SizeSet multiples(Dim dim, long modulus, String name) throws Vanishing.TooLarge {
    long period = residues(Periods.of(dim, modulus, name));
    Map<Long, List<Span>> counts = new HashMap<>();
    for (long residue = 1; residue <= period; residue++) {
      BigInteger value = Evaluation.exact(dim, Map.of(name, residue));
      if (value.mod(BigInteger.valueOf(modulus)).signum() == 0) {
        counts.put(residue, List.of(new Span(0, Long.MAX_VALUE)));
      }
    }
    return SizeSet.of(period, counts);
  }

  private static SizeSet signs(Dim dim, String name, IntPredicate wanted)
      throws Vanishing.TooLarge {
    long period = residues(Periods.of(dim, name));
    Map<Long, List<Span>> counts = new HashMap<>();
    for (long residue = 1; residue <= period; residue++) {
      Dim value = Dim.named(name).times(period).plus(residue);
      counts.put(
          residue, new ArrayList<>(Signs.spans(dim.substitute(Map.of(name, value)), name, wanted)));
    }
    return SizeSet.of(period, counts);
  }

  private static long residues(long period) throws Vanishing.TooLarge {
    if (period > SizeSet.MOST_RESIDUES) {
      throw new Vanishing.TooLarge();
    }
    return period;
  }
}
