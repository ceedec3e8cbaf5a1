package dev.tenon;

import dev.tenon.Signs.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The solutions of a condition on several names, as a set of each name on its own where that is all
 * there is to it: {@code 4*floor(H / 2)*floor(W / 2) = H*W} holds where H and W are even.
 *
 * <p>On each residue of each name's period the condition is one on polynomials, which holds always,
 * never, or for some values. If it holds always or never, and always just where each name is in a
 * set of its own, those are the solutions.
 */
final class Joint {
  /** Combinations of residues that are looked at. */
  private static final long MOST_POINTS = 20_000;

  /** Where a condition holds. */
  enum Holds {
    ALWAYS,
    NEVER,
    /** Where each name is in its set of {@link Answer#sets}, and nowhere else. */
    BY_NAME,
    /** For some values, which are no such sets, or it takes too long to know. */
    SOMETIMES
  }

  /**
   * Where a condition holds.
   *
   * @param sets by name, of those names that matter
   */
  record Answer(Holds holds, Map<String, SizeSet> sets) {
    static final Answer ALWAYS = new Answer(Holds.ALWAYS, Map.of());
    static final Answer NEVER = new Answer(Holds.NEVER, Map.of());
    static final Answer SOMETIMES = new Answer(Holds.SOMETIMES, Map.of());
  }

  private final Condition condition;
  private final Facts facts;
  private final Set<String> fixed;
  private final List<String> names;
  private final Map<String, Long> periods = new TreeMap<>();
  private final Dim dim;

  private Joint(Condition condition, Facts facts, Set<String> fixed) {
    this.condition = condition;
    this.facts = facts;
    this.fixed = fixed;
    this.names = List.copyOf(condition.difference().names());
    Map<String, Dim> start = new TreeMap<>();
    for (String name : names) {
      start.put(name, value(name, Dim.named(name)));
    }
    this.dim = condition.difference().substitute(start);
  }

  /**
   * Solves {@code condition}.
   *
   * @param facts what is known of the names
   * @param fixed names for all of whose values it must hold
   */
  static Answer solve(Condition condition, Facts facts, Set<String> fixed) {
    try {
      return new Joint(condition, facts, fixed).solve();
    } catch (ArithmeticException tooLarge) {
      return Answer.SOMETIMES;
    }
  }

  private Dim value(String name, Dim steps) {
    return steps.times(facts.multipleOf(name)).plus(facts.min(name));
  }

  /** {@code condition} with fixed names at their least where that is hardest to meet. */
  static Condition atLeastOfFixed(Condition condition, Facts facts, Set<String> fixed) {
    if (condition.kind() != Condition.Kind.AT_LEAST) {
      return condition;
    }
    Dim dim = condition.difference();
    for (String name : new TreeSet<>(fixed)) {
      Dim next = Dim.named(name).plus(facts.multipleOf(name));
      Dim step = dim.substitute(Map.of(name, next)).minus(dim);
      if (dim.names().contains(name) && step.lowerBound(facts).orElse(-1) >= 0) {
        dim = dim.substitute(Map.of(name, Dim.of(facts.min(name))));
      }
    }
    return Condition.atLeast(dim, Dim.of(0));
  }

  /** The truth of the condition on one combination of residues; null where values differ. */
  private Boolean truth(Map<String, Long> residues) {
    if (condition.kind() == Condition.Kind.MULTIPLE) {
      BigInteger value = Evaluation.exact(dim, residues);
      return value.mod(BigInteger.valueOf(condition.right().known())).signum() == 0;
    }
    Map<String, Dim> values = new HashMap<>();
    residues.forEach(
        (name, residue) ->
            values.put(name, Dim.named(name).times(periods.get(name)).plus(residue)));
    Dim polynomial = dim.substitute(values);
    // the steps are 0 or more, but a name is 1 or more
    Map<String, Dim> less = new HashMap<>();
    names.forEach(name -> less.put(name, Dim.named(name).minus(1)));
    Dim shifted = polynomial.substitute(less);
    boolean positive = shifted.lowerBound(Facts.NONE).orElse(-1) >= 0;
    if (condition.kind() == Condition.Kind.AT_LEAST) {
      boolean negative = shifted.upperBound(Facts.NONE).orElse(0) < 0;
      return positive ? Boolean.TRUE : negative ? Boolean.FALSE : null;
    }
    if (polynomial.terms().isEmpty()) {
      return true;
    }
    boolean never =
        shifted.lowerBound(Facts.NONE).orElse(0) > 0
            || shifted.upperBound(Facts.NONE).orElse(0) < 0;
    return never ? Boolean.FALSE : null;
  }

  private Answer solve() {
    if (names.isEmpty()) {
      return condition.holds(Map.of()) ? Answer.ALWAYS : Answer.NEVER;
    }
    long points = 1;
    for (String name : names) {
      long period =
          condition.kind() == Condition.Kind.MULTIPLE
              ? Periods.of(dim, condition.right().known(), name)
              : Periods.of(dim, name);
      periods.put(name, period);
      points = Math.multiplyExact(points, period);
    }
    if (points > MOST_POINTS) {
      return Answer.SOMETIMES;
    }
    List<String> free = names.stream().filter(name -> !fixed.contains(name)).toList();
    // for each combination of the free names: whether it holds for all values of the others
    Map<List<Long>, Boolean> truths = new HashMap<>();
    boolean mixed = false;
    Map<String, Long> residues = new TreeMap<>();
    names.forEach(name -> residues.put(name, 0L));
    do {
      Boolean truth = truth(residues);
      mixed |= truth == null;
      List<Long> point = free.stream().map(residues::get).toList();
      truths.merge(point, Boolean.TRUE.equals(truth), Boolean::logicalAnd);
    } while (advance(residues));
    return answer(free, truths, mixed);
  }

  private Answer answer(List<String> free, Map<List<Long>, Boolean> truths, boolean mixed) {
    List<List<Long>> solutions =
        truths.keySet().stream().filter(point -> truths.get(point)).toList();
    if (solutions.size() == truths.size()) {
      return Answer.ALWAYS;
    }
    boolean all = free.size() == names.size();
    if (mixed) {
      // an equality that holds on no residue holds for values too rare to be meant
      boolean rare = condition.kind() == Condition.Kind.SAME && solutions.isEmpty();
      return rare || !all ? Answer.NEVER : Answer.SOMETIMES;
    }
    if (solutions.isEmpty()) {
      return Answer.NEVER;
    }
    Map<String, SizeSet> sets = new TreeMap<>();
    long product = 1;
    for (int i = 0; i < free.size(); i++) {
      int place = i;
      Set<Long> own = new HashSet<>();
      solutions.forEach(point -> own.add(point.get(place)));
      product *= own.size();
      sets.put(free.get(i), set(free.get(i), own));
    }
    return product == solutions.size() ? new Answer(Holds.BY_NAME, sets) : Answer.SOMETIMES;
  }

  private SizeSet set(String name, Set<Long> residues) {
    long period = Math.multiplyExact(facts.multipleOf(name), periods.get(name));
    Map<Long, List<Span>> counts = new HashMap<>();
    for (long residue : residues) {
      long first = value(name, Dim.of(residue)).known();
      counts.put(first, new ArrayList<>(List.of(new Span(0, Long.MAX_VALUE))));
    }
    return SizeSet.of(period, counts);
  }

  /** Counts up; false after the last combination. */
  private boolean advance(Map<String, Long> residues) {
    for (String name : names) {
      long next = residues.get(name) + 1;
      if (next < periods.get(name)) {
        residues.put(name, next);
        return true;
      }
      residues.put(name, 0L);
    }
    return false;
  }
}
