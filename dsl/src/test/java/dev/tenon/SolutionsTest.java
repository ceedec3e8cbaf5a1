package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolutionsTest {
  private static final int MOST = 300;

  @Test
  void solutionsAreThoseOfBruteForce() throws Vanishing.TooLarge {
    SplittableRandom random = new SplittableRandom(11);
    RandomDims dims = new RandomDims(11, "H");
    int some = 0;
    for (int i = 0; i < 5000; i++) {
      Condition condition = condition(random, dims);
      SizeSet solutions = Solutions.of(condition, "H");
      long found = 0;
      for (long h = 1; h <= MOST; h++) {
        boolean holds = condition.holds(Map.of("H", h));
        assertEquals(holds, solutions.contains(h), condition + " for H = " + h);
        found += holds ? 1 : 0;
      }
      some += found > 0 && found < MOST ? 1 : 0;
    }
    assertTrue(some > 1000, "too few conditions that hold for some sizes only: " + some);
  }

  @Test
  void conjunctionsAndTheirHullsAreThoseOfBruteForce() throws Vanishing.TooLarge {
    SplittableRandom random = new SplittableRandom(12);
    RandomDims dims = new RandomDims(12, "H");
    int exact = 0;
    for (int i = 0; i < 4000; i++) {
      Condition first = condition(random, dims);
      Condition second = condition(random, dims);
      SizeSet a = Solutions.of(first, "H");
      SizeSet both = a.and(Solutions.of(second, "H"));
      String message = first + " and " + second + ": " + both;
      assertTrue(both.isWithin(a), message);
      if (both.isEmpty()) {
        for (long h = 1; h <= MOST; h++) {
          assertFalse(first.holds(Map.of("H", h)) && second.holds(Map.of("H", h)), message + h);
        }
        continue;
      }
      Facts hull = both.hull("H", Facts.NONE);
      boolean isExact = SizeSet.of(hull, "H").isWithin(both);
      boolean all = true;
      for (long h = 1; h <= MOST; h++) {
        boolean holds = first.holds(Map.of("H", h)) && second.holds(Map.of("H", h));
        assertEquals(holds, both.contains(h), message + " for H = " + h);
        assertTrue(!holds || hull.allows("H", h), message + " for H = " + h + ": " + hull);
        all &= holds || !hull.allows("H", h);
      }
      assertEquals(all, isExact, message + " in " + hull);
      assertEquals(hull, Notation.parse(hull.notation("H")).facts());
      exact += isExact && !hull.equals(Facts.NONE) ? 1 : 0;
    }
    assertTrue(exact > 300, "too few sets of even steps: " + exact);
  }

  private static Condition condition(SplittableRandom random, RandomDims dims) {
    Dim left = dims.next(3).dim();
    return switch (random.nextInt(3)) {
      case 0 -> Condition.multiple(left, random.nextInt(1, 9));
      case 1 -> Condition.atLeast(left, random.nextBoolean() ? dims.next(2).dim() : Dim.of(3));
      default -> Condition.same(left, random.nextBoolean() ? dims.next(2).dim() : twice(left));
    };
  }

  /** Of the size, what an even number of halves makes up. */
  private static Dim twice(Dim dim) {
    return dim.floorDiv(2).times(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2*floor(H / 2)|H|H%2",
        "16*floor(H / 16)|H|H%16",
        "2*ceil(H / 2)|H + 1|H%2=1",
        "4*floor((H - 4) / 4)|H - 4|H%4",
        "3*floor((H + 1) / 3)|H|H%3",
        "H*H - H*H|0|H",
        "floor(H / 100000) - floor(H / 100000)|0|H",
        // 16*t + 12, as a network without padding needs it
        "16*floor((H - 12) / 16)|H - 12|H%16=12",
      })
  void equalitiesOfEvenSteps(String left, String right, String notation) throws Exception {
    Condition condition = Condition.same(TextDims.parse(left), TextDims.parse(right));
    SizeSet solutions = Solutions.of(condition, "H");
    Facts hull = solutions.hull("H", Facts.NONE);
    assertEquals(notation, hull.notation("H"));
    assertTrue(SizeSet.of(hull, "H").isWithin(solutions));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "floor((H - 3) / 2) + 1|1|H>=3",
        "floor((floor(H / 2) - 5) / 3) + 1|2|H>=16",
        "H|1|H",
        // falls, then rises
        "H*H - 100*H|0|H>=100",
        "H*H*H|1000000000000000000|H>=1000000",
        "20 - H|1|H<=19",
      })
  void minima(String size, String least, String notation) throws Exception {
    Condition condition = Condition.atLeast(TextDims.parse(size), TextDims.parse(least));
    SizeSet solutions = Solutions.of(condition, "H");
    assertEquals(notation, solutions.hull("H", Facts.NONE).notation("H"));
  }

  @Test
  void setsWithHolesHaveALargerHull() throws Exception {
    // 0 to 7 of 16
    Condition even =
        Condition.same(TextDims.parse("2*floor(H / 16)"), TextDims.parse("floor(H / 8)"));
    SizeSet solutions = Solutions.of(even, "H");
    Facts hull = solutions.hull("H", Facts.NONE);
    assertEquals(Facts.NONE, hull);
    assertFalse(SizeSet.of(hull, "H").isWithin(solutions));
    assertFalse(solutions.isFinite());
  }

  @Test
  void singleSizesAreFinite() throws Exception {
    SizeSet four = Solutions.of(Condition.same(Dim.named("H"), Dim.of(4)), "H");
    assertTrue(four.isFinite());
    assertEquals("4", four.hull("H", Facts.NONE).rule("H"));
    assertTrue(Solutions.of(Condition.same(Dim.named("H"), Dim.of(0)), "H").isEmpty());
  }

  @Test
  void tooManyResiduesAreNotDecided() {
    Dim large = TextDims.parse("floor(H / 100003)");
    assertThrows(
        Vanishing.TooLarge.class, () -> Solutions.of(Condition.same(large, Dim.of(7)), "H"));
  }
}
