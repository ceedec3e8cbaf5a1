package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Comparison.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static final Dim H = Dim.named("H");
  private static final Dim N = Dim.named("N");
  private static final Dim T = Dim.named("T");
  private static final Dim W = Dim.named("W");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T|T",
        "floor(H / 2) + ceil(H / 2)|H",
        // Hermite's identity
        "floor(H / 3) + floor((H + 1) / 3) + floor((H + 2) / 3)|H",
        "2*floor((N*N + N) / 2)|N*N + N",
        "floor((H*H + 1) / 2)|ceil(H*H / 2)",
        "3*floor((N*N*N - N) / 3)|N*N*N - N",
        "floor((floor(H / 2) + floor((H + 1) / 2)) / 3)|floor(H / 3)",
        "floor((H*W + H) / 2) + ceil((H*W + H) / 2)|H*W + H",
        "N*T*floor(H / 2) + N*T*ceil(H / 2)|N*T*H",
      })
  void provesEquality(String left, String right) {
    Comparison result = TextDims.parse(left).compare(TextDims.parse(right));
    assertEquals("equal", result.toString());
    assertTrue(TextDims.parse(left).sameAs(TextDims.parse(right)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4|3|4 and 3",
        "T|T + 1|for T = 1: 1 and 2",
        "T|3|for T = 1: 1 and 3",
        "T|1|for T = 2: 2 and 1",
        "ceil(T / 2)|floor(T / 2)|for T = 3: 2 and 1",
        "N|T|for N = 1, T = 2: 1 and 2",
        // sizes are positive where that can be
        "T - 6|floor(T / 2)|for T = 7: 1 and 3",
        "2*floor(H / 2)|H|for H = 3: 2 and 3",
        // no two of them are positive
        "T|0 - T|for T = 1: 1 and -1",
        // equal on the first hundred
        "floor(H / 101)|0|for H = 101: 1 and 0",
        "(H - 1)*(H - 2)*(H - 3)*(H - 4) + H|H|for H = 5: 29 and 5",
        "floor(H / 70) + H|H|for H = 70: 71 and 70",
      })
  void findsSmallValuesForWhichSizesDiffer(String left, String right, String example) {
    Comparison result = TextDims.parse(left).compare(TextDims.parse(right));
    assertEquals(example, result.toString());
    assertFalse(TextDims.parse(left).sameAs(TextDims.parse(right)));
  }

  /** Verdicts against all values up to 24, beyond the periods and degrees that occur. */
  @Test
  void verdictIsThatOfBruteForce() {
    RandomDims random = new RandomDims(5, "H", "N");
    List<Map<String, Long>> points = random.grid(24);
    int equal = 0;
    int different = 0;
    for (int i = 0; i < 3000; i++) {
      Dim left = random.next(3).dim();
      Dim right = i % 2 == 0 ? random.next(2).dim() : disguise(left, i);
      Comparison result = left.compare(right);
      boolean same = points.stream().allMatch(point -> left.at(point) == right.at(point));
      String message = left + " and " + right + ": " + result;
      assertNotEquals(Verdict.UNDECIDED, result.verdict(), message);
      if (!same) {
        assertEquals(Verdict.DIFFERENT, result.verdict(), message);
      }
      if (result.isDifferent()) {
        different++;
        assertEquals(result.left(), left.at(result.example()), message);
        assertEquals(result.right(), right.at(result.example()), message);
        assertNotEquals(result.left(), result.right(), message);
        assertTrue(result.example().values().stream().allMatch(value -> value > 0), message);
      } else {
        equal++;
      }
    }
    assertTrue(equal > 500, "too few equal pairs: " + equal);
    assertTrue(different > 500, "too few different pairs: " + different);
  }

  /** The same value in other words, or one that differs for few values. */
  private static Dim disguise(Dim dim, int i) {
    int parts = 2 + i % 5;
    Dim hermite = Dim.of(0);
    for (int k = 0; k < parts; k++) {
      hermite = hermite.plus(dim.plus(k).floorDiv(parts));
    }
    Dim rare = Dim.named("H").times(Dim.named("N")).floorDiv(3).floorDiv(5);
    return i % 7 == 0 ? hermite.plus(rare) : hermite;
  }

  @Test
  void manyResiduesAreDecidedWithoutATable() {
    // 224 * 224 residues, but the first substitution leaves none
    Dim left = H.floorDiv(112).plus(H.ceilDiv(2)).times(W).times(N);
    Dim right = N.times(W).times(H).minus(N.times(W).times(H.floorDiv(2)));
    right = right.plus(N.times(W).times(H.floorDiv(112)));
    assertEquals(Verdict.EQUAL, left.compare(right).verdict());
  }

  @Test
  void givesUpInTimeAndNeverClaimsEquality() {
    Dim prime = Dim.of(0);
    for (long p : new long[] {9973, 9967, 9949}) {
      prime = prime.plus(H.times(W).plus(T).floorDiv(p)).minus(H.times(W).plus(T).floorDiv(p));
    }
    assertTrue(prime.sameAs(Dim.of(0)), "cancels in the normal form");

    Dim x = H.times(W).plus(T);
    Dim halves = x.floorDiv(9973).plus(x.ceilDiv(9973));
    Dim other = x.plus(9972).floorDiv(9973).times(2).minus(1);
    // they differ exactly where 9973 divides H*W + T
    Comparison result = assertTimeout(Duration.ofSeconds(20), () -> halves.compare(other));
    assertFalse(result.isEqual());

    // equal by Hermite's identity, but with two million residues
    Dim twoParts = H.floorDiv(2_000_006).plus(H.plus(1_000_003).floorDiv(2_000_006));
    Comparison undecided = H.floorDiv(1_000_003).compare(twoParts);
    assertEquals(Verdict.UNDECIDED, undecided.verdict());
    assertEquals("undecided", undecided.toString());
  }

  @Test
  void overflowOnTheWayIsUndecidedNotAnError() {
    Dim large = Dim.of(Long.MAX_VALUE).times(N);
    Dim negative = Dim.of(0).minus(Dim.of(Long.MAX_VALUE).times(T));
    assertFalse(large.sameAs(negative));
    assertEquals(
        "for N = 1, T = 1: 9223372036854775807 and -9223372036854775807",
        large.compare(negative).toString());
  }

  @Test
  void dimsOfManyNamesAreComparedQuickly() {
    Dim left = Dim.of(1);
    Dim right = Dim.of(1);
    for (char name = 'A'; name <= 'J'; name++) {
      left = left.times(Dim.named(String.valueOf(name)));
      right = right.times(Dim.named(String.valueOf((char) ('A' + 'J' - name))));
    }
    assertEquals(left, right);
    Dim finalLeft = left;
    Comparison result =
        assertTimeout(Duration.ofSeconds(5), () -> finalLeft.compare(finalLeft.plus(1)));
    assertTrue(result.isDifferent());
    assertEquals(1, result.left());
  }
}
