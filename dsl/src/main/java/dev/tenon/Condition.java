package dev.tenon;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule demands of sizes.
 *
 * @param kind how the two are compared
 * @param left a size
 * @param right another one
 */
public record Condition(Kind kind, Dim left, Dim right) {
  /** How two sizes are compared. */
  public enum Kind {
    /** They are equal. */
    SAME,
    /** The first is a multiple of the second, a number. */
    MULTIPLE,
    /** The first is no less than the second. */
    AT_LEAST,
    /** The first is no more than the second, a number: a limit that inputs may be held to. */
    AT_MOST
  }

  /** That {@code left} is {@code right}. */
  public static Condition same(Dim left, Dim right) {
    return new Condition(Kind.SAME, left, right);
  }

  /** That {@code divisor} divides {@code size}. */
  public static Condition multiple(Dim size, long divisor) {
    return new Condition(Kind.MULTIPLE, size, Dim.of(divisor));
  }

  /** That {@code size} is {@code least} or more. */
  public static Condition atLeast(Dim size, Dim least) {
    return new Condition(Kind.AT_LEAST, size, least);
  }

  /** That {@code size} is {@code most} or less. */
  public static Condition atMost(Dim size, long most) {
    return new Condition(Kind.AT_MOST, size, Dim.of(most));
  }

  /** The named sizes it depends on, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(left.names());
    names.addAll(right.names());
    return names;
  }

  /** Whether it holds where each name has the given value. */
  public boolean holds(Map<String, Long> values) {
    BigInteger a = Evaluation.exact(left, values);
    BigInteger b = Evaluation.exact(right, values);
    return switch (kind) {
      case SAME -> a.equals(b);
      case MULTIPLE -> a.mod(b).signum() == 0;
      case AT_LEAST -> a.compareTo(b) >= 0;
      case AT_MOST -> a.compareTo(b) <= 0;
    };
  }

  /** What is 0 or more, or just 0: the difference; of a multiple, the size. */
  Dim difference() {
    return switch (kind) {
      case MULTIPLE -> left;
      case AT_MOST -> right.minus(left);
      default -> left.minus(right);
    };
  }

  /** The same condition, however it was put: one that was met is not decided again. */
  Condition normal() {
    if (kind == Kind.MULTIPLE) {
      long divisor = right.known();
      return new Condition(kind, left.mapCoefficients(c -> Math.floorMod(c, divisor)), right);
    }
    if (kind == Kind.AT_MOST) {
      return atLeast(right, left).normal();
    }
    Dim difference = kind == Kind.SAME ? withoutFactors(difference()) : difference();
    Optional<Condition> multiple = kind == Kind.SAME ? asMultiple(difference) : Optional.empty();
    if (multiple.isPresent()) {
      return multiple.get().normal();
    }
    long content = difference.terms().values().stream().reduce(0L, Floors::gcd);
    if (content == 0) {
      return new Condition(kind, difference, Dim.of(0));
    }
    boolean turned = kind == Kind.SAME && difference.terms().get(difference.terms().firstKey()) < 0;
    long by = turned ? -content : content;
    return new Condition(kind, difference.mapCoefficients(c -> c / by), Dim.of(0));
  }

  /** {@code dim} without the names that all its terms have, which are never 0. */
  static Dim withoutFactors(Dim dim) {
    Dim result = dim;
    for (String name : dim.names()) {
      Monomial factor = Monomial.of(new Atom.Name(name));
      while (result.terms().keySet().stream().allMatch(m -> m.dividedBy(factor).isPresent())) {
        Dim rest = Dim.of(0);
        for (Map.Entry<Monomial, Long> term : result.terms().entrySet()) {
          Monomial left = term.getKey().dividedBy(factor).orElseThrow();
          rest = rest.plus(Dim.ofTerm(left, term.getValue()));
        }
        result = rest;
      }
    }
    return result;
  }

  /** {@code x - 4*floor(x / 4)} is 0 where 4 divides x. */
  private static Optional<Condition> asMultiple(Dim difference) {
    for (Map.Entry<Monomial, Long> term : difference.terms().entrySet()) {
      List<Atom> atoms = term.getKey().atoms();
      if (atoms.size() == 1
          && atoms.get(0) instanceof Atom.Floor floor
          && Math.abs(term.getValue()) == floor.divisor()) {
        Dim rest = term.getValue() < 0 ? difference : Dim.of(0).minus(difference);
        Dim size = rest.plus(Dim.of(floor).times(floor.divisor()));
        if (size.minus(size.floorDiv(floor.divisor()).times(floor.divisor())).equals(rest)) {
          return Optional.of(multiple(size, floor.divisor()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it holds whatever the names are, as its normal form shows. */
  boolean isTrivial() {
    return names().isEmpty()
        ? holds(Map.of())
        : normal().left().terms().isEmpty(); // 0 is 0, not below 0, and a multiple of anything
  }

  /** As in a message: {@code "2*floor(H / 2) = H"}, {@code "H is a multiple of 16"}. */
  @Override
  public String toString() {
    return switch (kind) {
      case SAME -> left + " = " + right;
      case MULTIPLE -> left + " is a multiple of " + right;
      case AT_LEAST -> left + " >= " + right;
      case AT_MOST -> left + " <= " + right;
    };
  }
}
