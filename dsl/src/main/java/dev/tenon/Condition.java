package dev.tenon;

import java.math.BigInteger;
import java.util.Map;
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
    AT_LEAST
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
    };
  }

  /** What is 0 or more, or just 0: the difference; of a multiple, the size. */
  Dim difference() {
    return kind == Kind.MULTIPLE ? left : left.minus(right);
  }

  /** The same condition, however it was put: one that was met is not decided again. */
  Condition normal() {
    if (kind == Kind.MULTIPLE) {
      long divisor = right.known();
      return new Condition(kind, left.mapCoefficients(c -> Math.floorMod(c, divisor)), right);
    }
    Dim difference = difference();
    long content = difference.terms().values().stream().reduce(0L, Floors::gcd);
    if (content == 0) {
      return new Condition(kind, difference, Dim.of(0));
    }
    boolean turned = kind == Kind.SAME && difference.terms().get(difference.terms().firstKey()) < 0;
    long by = turned ? -content : content;
    return new Condition(kind, difference.mapCoefficients(c -> c / by), Dim.of(0));
  }

  /** Whether it holds whatever the names are, as its normal form shows. */
  boolean isTrivial() {
    return normal().left().terms().isEmpty(); // 0 is 0, not below 0, and a multiple of anything
  }

  /** As in a message: {@code "2*floor(H / 2) = H"}, {@code "H is a multiple of 16"}. */
  @Override
  public String toString() {
    return switch (kind) {
      case SAME -> left + " = " + right;
      case MULTIPLE -> left + " is a multiple of " + right;
      case AT_LEAST -> left + " >= " + right;
    };
  }
}
