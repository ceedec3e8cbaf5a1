package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimTest {
  private static final Dim H = Dim.named("H");
  private static final Dim N = Dim.named("N");
  private static final Dim T = Dim.named("T");

  /** The text on the right is the normal form of the arithmetic on the left. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "28|28",
        "-3|-3",
        "N|N",
        "T + T + 1|2*T + 1",
        "1 - T|1 - T",
        "0 - T|-T",
        "0 - 2*T - 3|-2*T - 3",
        "T - 2*N|T - 2*N",
        "N*T + T*N|2*N*T",
        "(T + 1)*(T - 1)|T*T - 1",
        "N*7*7*64|3136*N",
        "T - T|0",
        "floor(H / 2)|floor(H / 2)",
        "ceil(H / 2)|ceil(H / 2)",
        "floor((H - 1) / 2) + 1|ceil(H / 2)",
        "floor((H - 3) / 2) + 1|ceil(H / 2) - 1",
        "floor((H + 1) / 3)|floor((H + 1) / 3)",
        "floor((4*H + 2) / 2)|2*H + 1",
        "floor((2*H + 3) / 4)|ceil(H / 2)",
        "floor(3*H / 2)|H + floor(H / 2)",
        "ceil(ceil(H / 2) / 2)|ceil(H / 4)",
        "floor(floor(H / 2) / 3)|floor(H / 6)",
        "floor((floor(H / 2) + H) / 2)|floor(3*H / 4)",
        "floor(2*floor(H / 2) / 4)|floor(H / 4)",
        "N*ceil(H / 2)*64|64*N*ceil(H / 2)",
        "floor((H + N) / 2)|floor((H + N) / 2)",
        "floor(0 / 3)|0",
      })
  void writesNormalForm(String arithmetic, String text) {
    assertEquals(text, TextDims.parse(arithmetic).toString());
  }

  @Test
  void normalFormsOfOneSizeAreEqual() {
    assertEquals(H.minus(1).floorDiv(2).plus(1), H.ceilDiv(2));
    assertEquals(H.minus(1).floorDiv(2).plus(1).hashCode(), H.ceilDiv(2).hashCode());
    assertFalse(H.equals(N));
  }

  @Test
  void knownGivesTheNumber() {
    assertTrue(Dim.of(28).isKnown());
    assertEquals(28, Dim.of(28).known());
    assertEquals(0, T.minus(T).known());
    assertFalse(T.plus(1).isKnown());
    Exception e = assertThrows(IllegalStateException.class, () -> T.times(2).plus(1).known());
    assertEquals(
        "the size 2*T + 1 is decided by each run; a number is needed here", e.getMessage());
  }

  @Test
  void namesAreSortedAndThoseOfFloorsToo() {
    assertEquals(List.of("H", "N", "T"), List.copyOf(T.plus(N).times(H.floorDiv(2)).names()));
    assertEquals(Set.of(), T.minus(T).names());
  }

  @ParameterizedTest
  @CsvSource({"7, 2, 3, 4", "-1, 2, -1, 0", "-4, 2, -2, -2", "0, 5, 0, 0", "9, 1, 9, 9"})
  void roundsDownAndUpBelowZeroToo(long value, long divisor, long floor, long ceil) {
    assertEquals(floor, Dim.of(value).floorDiv(divisor).known());
    assertEquals(ceil, Dim.of(value).ceilDiv(divisor).known());
  }

  @Test
  void dividesByPositiveNumbersOnly() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> H.floorDiv(0));
    assertEquals("a size is divided by 1 or more, not by 0", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> H.ceilDiv(-2));
  }

  @Test
  void overflowSaysWhichArithmetic() {
    Dim large = Dim.of(Long.MAX_VALUE);
    assertEquals(
        "size overflows: (9223372036854775807) + (1) does not fit in 64 bits",
        assertThrows(ArithmeticException.class, () -> large.plus(1)).getMessage());
    assertEquals(
        "size overflows: (9223372036854775807*N) * (2) does not fit in 64 bits",
        assertThrows(ArithmeticException.class, () -> large.times(N).times(2)).getMessage());
    assertThrows(ArithmeticException.class, () -> Dim.of(Long.MIN_VALUE).minus(1));
    assertThrows(ArithmeticException.class, () -> H.floorDiv(1L << 40).floorDiv(1L << 40));
  }

  @Test
  void valueOverflowsOnlyWhereTheWholeDoes() {
    long million = 1_000_000;
    assertEquals(0, T.times(T).times(T).times(T).minus(N).at(Map.of("T", 10L, "N", 10_000L)));
    Dim cube = T.times(T).times(T).times(T);
    Exception e = assertThrows(ArithmeticException.class, () -> cube.at(Map.of("T", million)));
    assertEquals(
        "size overflows: T*T*T*T is 1000000000000000000000000 for T = 1000000, "
            + "which does not fit in 64 bits",
        e.getMessage());
    // each product overflows, the difference does not
    assertEquals(5, cube.minus(cube.minus(N)).at(Map.of("T", million, "N", 5L)));
    Dim apart = cube.minus(T.times(T).times(T).times(N)).plus(1);
    assertEquals(1, apart.at(Map.of("T", million, "N", million)));
  }

  @Test
  void valueNeedsAllNames() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> N.times(T).at(Map.of("N", 3L)));
    assertEquals("no value for T in N*T", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "98*N|7*N|14",
        "98*N|3|",
        "3136*N|N|3136",
        "N*T*64|T|64*N",
        "N*T + N|N|T + 1",
        "N*T + N|T + 1|N",
        "T*T - 1|T + 1|T - 1",
        "T*T + 1|T + 1|",
        "2*T*T - 2|2*T + 2|T - 1",
        "N|2|",
        "N|T|",
        "7|0|",
        "0|N|0",
        "12|-4|-3",
        "N*ceil(H / 2)*ceil(W / 2)*64|64*N|ceil(H / 2)*ceil(W / 2)",
        "N*ceil(H / 2)*ceil(W / 2)*64|ceil(H / 2)|64*N*ceil(W / 2)",
        // whole although no coefficient is divisible
        "N*N + N|2|floor((N*N + N) / 2)",
        "floor(H / 2) + ceil(H / 2) + H|2|H",
      })
  void dividesExactlyOrNotAtAll(String dividend, String divisor, String quotient) {
    Optional<Dim> result = TextDims.parse(dividend).dividedBy(TextDims.parse(divisor));
    if (quotient == null) {
      assertEquals(Optional.empty(), result);
    } else {
      assertTrue(result.isPresent());
      assertTrue(result.get().sameAs(TextDims.parse(quotient)), result.get().toString());
    }
  }

  @Test
  void exactQuotientTimesDivisorIsDividend() {
    RandomDims random = new RandomDims(11, "N", "T");
    int divided = 0;
    for (int i = 0; i < 400; i++) {
      Dim a = random.next(2).dim();
      Dim b = random.next(2).dim();
      if (b.equals(Dim.of(0))) {
        continue;
      }
      Optional<Dim> quotient = a.times(b).dividedBy(b);
      assertTrue(quotient.isPresent(), a + " times " + b);
      assertTrue(quotient.get().times(b).sameAs(a.times(b)), a + " times " + b);
      Optional<Dim> other = a.dividedBy(b);
      if (other.isPresent()) {
        divided++;
        assertTrue(other.get().times(b).sameAs(a), a + " over " + b);
      }
    }
    assertTrue(divided > 20 && divided < 380, "only one kind of case: " + divided);
  }

  @Test
  void valueIsThatOfPlainArithmetic() {
    RandomDims random = new RandomDims(1, "H", "N");
    List<Map<String, Long>> points = random.grid(9);
    int floors = 0;
    for (int i = 0; i < 2000; i++) {
      RandomDims.Sample sample = random.next(4);
      floors += sample.dim().toString().contains("/") ? 1 : 0;
      for (Map<String, Long> point : points) {
        BigInteger expected = sample.value().apply(point);
        String message = sample.dim() + " for " + point;
        assertEquals(expected.longValueExact(), sample.dim().at(point), message);
        assertEquals(expected, sample.dim().fold(new Value(point)), message);
      }
    }
    assertTrue(floors > 500, "too few floors: " + floors);
  }

  @Test
  void textReadsBackAsTheSameSize() {
    RandomDims random = new RandomDims(2, "H", "N", "T");
    for (int i = 0; i < 3000; i++) {
      Dim dim = random.next(4).dim();
      assertEquals(dim, TextDims.parse(dim.toString()));
    }
  }

  @Test
  void substitutesUnderFloorsToo() {
    assertEquals("ceil(H / 4)", T.ceilDiv(2).substitute(Map.of("T", H.ceilDiv(2))).toString());
    assertEquals("N*T", N.times(H).substitute(Map.of("H", T)).toString());
    // at once, not one after the other
    assertEquals(N.minus(T), T.minus(N).substitute(Map.of("T", N, "N", T)), "names change places");
  }

  /** Value of the parts, with the defaults of the fold. */
  private record Value(Map<String, Long> values) implements Dim.Fold<BigInteger> {
    @Override
    public BigInteger number(long value) {
      return BigInteger.valueOf(value);
    }

    @Override
    public BigInteger name(String name) {
      return BigInteger.valueOf(values.get(name));
    }

    @Override
    public BigInteger sum(List<BigInteger> summands) {
      return summands.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Override
    public BigInteger product(List<BigInteger> factors) {
      return factors.stream().reduce(BigInteger.ONE, BigInteger::multiply);
    }

    @Override
    public BigInteger floorDiv(BigInteger value, long divisor) {
      return RandomDims.floorDiv(value, divisor);
    }
  }
}
