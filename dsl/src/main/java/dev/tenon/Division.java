package dev.tenon;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Exact division of sizes. */
final class Division {
  private Division() {}

  static Optional<Dim> divide(Dim value, Dim divisor, Facts facts) {
    if (divisor.terms().isEmpty()) {
      return Optional.empty();
    }
    // where H is a multiple of 16, H is written 16*H' for the division, and H' floor(H / 16) after
    // it
    Map<String, Dim> multiples = new TreeMap<>();
    Map<String, Dim> shares = new TreeMap<>();
    for (String name : facts.names()) {
      long multiple = facts.multipleOf(name);
      multiples.put(name, Dim.named(name).times(multiple).plus(facts.remainder(name)));
      shares.put(name, Dim.named(name).floorDiv(multiple));
    }
    Dim dividend = value.substitute(multiples);
    Dim by = divisor.substitute(multiples);
    long content = by.terms().values().stream().reduce(0L, Floors::gcd);
    return byPolynomial(dividend, by.mapCoefficients(c -> c / content))
        .flatMap(quotient -> byNumber(quotient, content))
        .map(quotient -> quotient.substitute(shares));
  }

  /**
   * The classical division by one polynomial; its content is 1, so the quotient's terms are whole.
   */
  private static Optional<Dim> byPolynomial(Dim dividend, Dim divisor) {
    Monomial leading = divisor.terms().firstKey();
    long coefficient = divisor.terms().get(leading);
    Dim rest = dividend;
    Dim quotient = Dim.of(0);
    while (!rest.terms().isEmpty()) {
      Monomial first = rest.terms().firstKey();
      long share = rest.terms().get(first);
      Optional<Monomial> monomial = first.dividedBy(leading);
      if (monomial.isEmpty() || share % coefficient != 0) {
        return Optional.empty();
      }
      Dim step = Dim.ofTerm(monomial.get(), share / coefficient);
      quotient = quotient.plus(step);
      rest = rest.minus(step.times(divisor));
    }
    return Optional.of(quotient);
  }

  /**
   * {@code N*(N + 1)} over 2 is whole although its coefficients are odd: the floor loses nothing.
   */
  private static Optional<Dim> byNumber(Dim dividend, long divisor) {
    Dim quotient = dividend.floorDiv(divisor);
    return quotient.times(divisor).sameAs(dividend) ? Optional.of(quotient) : Optional.empty();
  }
}
