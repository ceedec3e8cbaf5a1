package dev.tenon;

import java.math.BigInteger;
import java.util.Map;

/** Values of sizes where the names have values. */
final class Evaluation {
  private Evaluation() {}

  static long at(Dim dim, Map<String, Long> values) {
    try {
      return fast(dim, values);
    } catch (ArithmeticException overflow) {
      // a part overflows, yet the whole may fit: 2*N - N*T with large N and T = 2
      BigInteger exact = exact(dim, values);
      if (exact.bitLength() > 63) {
        throw new ArithmeticException(
            "size overflows: %s is %s for %s, which does not fit in 64 bits"
                .formatted(dim, exact, Comparison.text(values, dim.names())));
      }
      return exact.longValueExact();
    }
  }

  private static long fast(Dim dim, Map<String, Long> values) {
    long sum = 0;
    for (Map.Entry<Monomial, Long> term : dim.terms().entrySet()) {
      long product = term.getValue();
      for (Atom atom : term.getKey().atoms()) {
        product =
            Math.multiplyExact(
                product,
                atom instanceof Atom.Floor floor
                    ? Math.floorDiv(fast(floor.value(), values), floor.divisor())
                    : value(((Atom.Name) atom).name(), dim, values));
      }
      sum = Math.addExact(sum, product);
    }
    return sum;
  }

  /** The value however large it is. */
  static BigInteger exact(Dim dim, Map<String, Long> values) {
    BigInteger sum = BigInteger.ZERO;
    for (Map.Entry<Monomial, Long> term : dim.terms().entrySet()) {
      BigInteger product = BigInteger.valueOf(term.getValue());
      for (Atom atom : term.getKey().atoms()) {
        product =
            product.multiply(
                atom instanceof Atom.Floor floor
                    ? floorDiv(exact(floor.value(), values), BigInteger.valueOf(floor.divisor()))
                    : BigInteger.valueOf(value(((Atom.Name) atom).name(), dim, values)));
      }
      sum = sum.add(product);
    }
    return sum;
  }

  /** BigInteger's own division rounds towards zero. */
  private static BigInteger floorDiv(BigInteger value, BigInteger divisor) {
    return value.subtract(value.mod(divisor)).divide(divisor);
  }

  private static long value(String name, Dim dim, Map<String, Long> values) {
    Long value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + name + " in " + dim);
    }
    return value;
  }
}
