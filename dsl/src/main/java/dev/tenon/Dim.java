package dev.tenon;

import dev.tenon.ir.NamedSizeException;
import dev.tenon.ir.SizeCalls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Size of one axis: exact, a number or arithmetic over named sizes.
 *
 * <p>A named size ({@code N}, {@code T}) is a positive whole number that each run decides. Sums,
 * products and floors by constants of sizes are sizes again, kept in a normal form: a polynomial
 * over named sizes and floors. {@link #equals} compares normal forms and is fast; {@link #sameAs}
 * decides whether two sizes are equal for all values of the names.
 *
 * <p>Arithmetic that leaves 64 bits raises {@link ArithmeticException}. A difference may be zero or
 * negative; whoever needs a positive size checks it.
 */
public final class Dim {
  static final Comparator<Dim> ORDER = Dim::compareNormalForms;

  private final SortedMap<Monomial, Long> terms;
  private final int hash;

  private Dim(SortedMap<Monomial, Long> terms) {
    this.terms = Collections.unmodifiableSortedMap(terms);
    this.hash = terms.hashCode();
  }

  /** A known size: {@code Dim.of(28)} is {@code 28}. */
  public static Dim of(long size) {
    return ofTerm(Monomial.ONE, size);
  }

  /** A size that each run decides: {@code Dim.named("N")} is {@code N}. */
  public static Dim named(String name) {
    if (name.isEmpty()) {
      return SizeCalls.instead(
          new IllegalArgumentException("a named size needs a name, such as N"), () -> of(1));
    }
    return of(new Atom.Name(name));
  }

  static Dim of(Atom atom) {
    return ofTerm(Monomial.of(atom), 1);
  }

  static Dim ofTerm(Monomial monomial, long coefficient) {
    SortedMap<Monomial, Long> terms = new TreeMap<>();
    if (coefficient != 0) {
      terms.put(monomial, coefficient);
    }
    return new Dim(terms);
  }

  /** The normal form: coefficients, none of them zero, by monomial. */
  SortedMap<Monomial, Long> terms() {
    return terms;
  }

  /** Whether this is a number. */
  public boolean isKnown() {
    return terms.isEmpty() || (terms.size() == 1 && terms.firstKey().isOne());
  }

  /**
   * The number this is.
   *
   * @throws IllegalStateException if it depends on a named size
   */
  public long known() {
    if (!isKnown()) {
      return SizeCalls.instead(NamedSizeException.of(this), () -> 1L);
    }
    return constant();
  }

  /** The term without a name. */
  long constant() {
    return terms.getOrDefault(Monomial.ONE, 0L);
  }

  /** The sum: {@code T + 1}. */
  public Dim plus(Dim other) {
    return exactly("+", other, Dim::sum);
  }

  /** The sum: {@code T + 1}. */
  public Dim plus(long other) {
    return plus(of(other));
  }

  /** The difference, which may be negative: {@code T - 1}. */
  public Dim minus(Dim other) {
    return exactly("-", other, (a, b) -> sum(a, b.mapCoefficients(Math::negateExact)));
  }

  /** The difference, which may be negative: {@code T - 1}. */
  public Dim minus(long other) {
    return minus(of(other));
  }

  /** The product: {@code 2*T}. */
  public Dim times(Dim other) {
    return exactly("*", other, Dim::product);
  }

  /** The product: {@code 2*T}. */
  public Dim times(long other) {
    return times(of(other));
  }

  /**
   * {@code floor(this / divisor)}, rounded down below zero too: {@code -1} over 2 is {@code -1}.
   */
  public Dim floorDiv(long divisor) {
    if (divisor < 1) {
      return SizeCalls.instead(notPositive(divisor), () -> this);
    }
    return exactly("/", of(divisor), (a, b) -> Floors.floorDiv(a, divisor));
  }

  /** {@code ceil(this / divisor)}, rounded up: {@code 7} over 2 is {@code 4}. */
  public Dim ceilDiv(long divisor) {
    if (divisor < 1) {
      return SizeCalls.instead(notPositive(divisor), () -> this);
    }
    return plus(divisor - 1).floorDiv(divisor);
  }

  private static IllegalArgumentException notPositive(long divisor) {
    return new IllegalArgumentException("a size is divided by 1 or more, not by " + divisor);
  }

  /**
   * This over {@code divisor} where it is provably exact, else empty: {@code 98*N} over {@code 7*N}
   * is {@code 14}; {@code 98*N} over {@code 3} is empty.
   */
  public Optional<Dim> dividedBy(Dim divisor) {
    return dividedBy(divisor, Facts.NONE);
  }

  /**
   * {@link #dividedBy(Dim)} where {@code facts} hold: {@code H} over 16 if H is a multiple of it.
   */
  public Optional<Dim> dividedBy(Dim divisor, Facts facts) {
    return Division.divide(this, divisor, facts);
  }

  /** Whether this is {@code other} for all values of the names. False where it is not proved. */
  public boolean sameAs(Dim other) {
    return sameAs(other, Facts.NONE);
  }

  /** {@link #sameAs(Dim)} where {@code facts} hold. */
  public boolean sameAs(Dim other, Facts facts) {
    return Comparer.isSame(this, other, facts);
  }

  /** Decides whether this and {@code other} are one size, or finds values for which they differ. */
  public Comparison compare(Dim other) {
    return compare(other, Facts.NONE);
  }

  /** {@link #compare(Dim)} where {@code facts} hold. */
  public Comparison compare(Dim other, Facts facts) {
    return Comparer.compare(this, other, facts);
  }

  /**
   * A number that this is never below where {@code facts} hold; empty where none is proved. Of
   * {@code ceil(T / 2) + 3} it is 4.
   */
  public OptionalLong lowerBound(Facts facts) {
    return Bounds.lower(this, facts);
  }

  /** A number that this is never above where {@code facts} hold; empty where none is proved. */
  public OptionalLong upperBound(Facts facts) {
    OptionalLong negative = of(0).minus(this).lowerBound(facts);
    return negative.isEmpty() ? negative : OptionalLong.of(-negative.getAsLong());
  }

  /** Whether this is provably never above {@code other} where {@code facts} hold. */
  public boolean isAtMost(Dim other, Facts facts) {
    return other.minus(this).lowerBound(facts).orElse(-1) >= 0;
  }

  /** The named sizes this depends on, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    collectNames(names);
    return names;
  }

  void collectNames(Set<String> into) {
    terms.keySet().forEach(monomial -> monomial.atoms().forEach(a -> a.collectNames(into)));
  }

  /**
   * The number this is where each name has the given value.
   *
   * @throws IllegalArgumentException if a name has no value
   * @throws ArithmeticException if the number does not fit in 64 bits
   */
  public long at(Map<String, Long> values) {
    return Evaluation.at(this, values);
  }

  /** This with sizes in place of names; a name that {@code sizes} lacks stays. */
  public Dim substitute(Map<String, Dim> sizes) {
    Dim result = of(0);
    for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
      Dim product = of(term.getValue());
      for (Atom atom : term.getKey().atoms()) {
        product = product.times(substitute(atom, sizes));
      }
      result = result.plus(product);
    }
    return result;
  }

  private static Dim substitute(Atom atom, Map<String, Dim> sizes) {
    if (atom instanceof Atom.Floor floor) {
      return floor.value().substitute(sizes).floorDiv(floor.divisor());
    }
    Dim size = sizes.get(((Atom.Name) atom).name());
    return size == null ? of(atom) : size;
  }

  /** Computes something from the parts of this: text, code, a value. */
  public <R> R fold(Fold<R> fold) {
    return Fold.apply(fold, this);
  }

  /** Compact arithmetic: {@code 28}, {@code N}, {@code 2*T + 1}, {@code ceil(H / 2)}. */
  @Override
  public String toString() {
    return DimText.of(this);
  }

  /** Whether the normal forms are equal; see {@link #sameAs} for the whole truth. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Dim that && hash == that.hash && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** This with each coefficient, the constant's included, replaced. */
  Dim mapCoefficients(LongUnaryOperator change) {
    SortedMap<Monomial, Long> result = new TreeMap<>();
    terms.forEach(
        (monomial, coefficient) -> add(result, monomial, change.applyAsLong(coefficient)));
    return new Dim(result);
  }

  private static Dim sum(Dim a, Dim b) {
    SortedMap<Monomial, Long> result = new TreeMap<>(a.terms);
    b.terms.forEach((monomial, coefficient) -> add(result, monomial, coefficient));
    return new Dim(result);
  }

  private static Dim product(Dim a, Dim b) {
    SortedMap<Monomial, Long> result = new TreeMap<>();
    for (Map.Entry<Monomial, Long> x : a.terms.entrySet()) {
      for (Map.Entry<Monomial, Long> y : b.terms.entrySet()) {
        long coefficient = Math.multiplyExact(x.getValue(), y.getValue());
        add(result, x.getKey().times(y.getKey()), coefficient);
      }
    }
    return new Dim(result);
  }

  private static void add(SortedMap<Monomial, Long> terms, Monomial monomial, long coefficient) {
    long sum = Math.addExact(terms.getOrDefault(monomial, 0L), coefficient);
    if (sum == 0) {
      terms.remove(monomial);
    } else {
      terms.put(monomial, sum);
    }
  }

  private Dim exactly(String operator, Dim other, BinaryOperator<Dim> operation) {
    try {
      return operation.apply(this, other);
    } catch (ArithmeticException overflow) {
      ArithmeticException readable =
          new ArithmeticException(
              "size overflows: (%s) %s (%s) does not fit in 64 bits"
                  .formatted(this, operator, other));
      readable.initCause(overflow);
      return SizeCalls.instead(readable, () -> this);
    }
  }

  private static int compareNormalForms(Dim a, Dim b) {
    Iterator<Map.Entry<Monomial, Long>> left = new ArrayList<>(a.terms.entrySet()).iterator();
    Iterator<Map.Entry<Monomial, Long>> right = b.terms.entrySet().iterator();
    while (left.hasNext() && right.hasNext()) {
      Map.Entry<Monomial, Long> x = left.next();
      Map.Entry<Monomial, Long> y = right.next();
      int byMonomial = x.getKey().compareTo(y.getKey());
      int order = byMonomial != 0 ? byMonomial : x.getValue().compareTo(y.getValue());
      if (order != 0) {
        return order;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  /** What {@link Dim#fold} makes of each part; the last two have defaults made of the others. */
  public interface Fold<R> {
    /** A number, which is negative only as the first factor of a product or alone. */
    R number(long value);

    /** A named size. */
    R name(String name);

    /** A sum of two or more. */
    R sum(List<R> summands);

    /** A product of two or more; a number comes first. */
    R product(List<R> factors);

    /** Rounded down, as {@link Math#floorDiv(long, long)}; the divisor is 2 or more. */
    R floorDiv(R value, long divisor);

    /** A difference. */
    default R minus(R left, R right) {
      return sum(List.of(left, product(List.of(number(-1), right))));
    }

    /** Rounded up; the divisor is 2 or more. */
    default R ceilDiv(R value, long divisor) {
      return floorDiv(sum(List.of(value, number(divisor - 1))), divisor);
    }

    private static <R> R apply(Fold<R> fold, Dim dim) {
      if (dim.isKnown()) {
        return fold.number(dim.constant());
      }
      List<R> plus = new ArrayList<>();
      List<R> minus = new ArrayList<>();
      boolean allNegative = dim.terms.values().stream().allMatch(c -> c < 0);
      for (Map.Entry<Monomial, Long> term : dim.terms.entrySet()) {
        long coefficient = term.getValue();
        if (coefficient > 0 || (allNegative && plus.isEmpty())) {
          plus.add(term(fold, term.getKey(), coefficient));
        } else {
          minus.add(term(fold, term.getKey(), Math.negateExact(coefficient)));
        }
      }
      R result = plus.size() == 1 ? plus.get(0) : fold.sum(plus);
      for (R term : minus) {
        result = fold.minus(result, term);
      }
      return result;
    }

    private static <R> R term(Fold<R> fold, Monomial monomial, long coefficient) {
      List<R> factors = new ArrayList<>();
      if (coefficient != 1 || monomial.isOne()) {
        factors.add(fold.number(coefficient));
      }
      for (Atom atom : monomial.atoms()) {
        if (atom instanceof Atom.Floor floor) {
          long last = floor.divisor() - 1;
          factors.add(
              floor.value().constant() == last
                  ? fold.ceilDiv(apply(fold, floor.value().minus(last)), floor.divisor())
                  : fold.floorDiv(apply(fold, floor.value()), floor.divisor()));
        } else {
          factors.add(fold.name(((Atom.Name) atom).name()));
        }
      }
      return factors.size() == 1 ? factors.get(0) : fold.product(factors);
    }
  }
}
