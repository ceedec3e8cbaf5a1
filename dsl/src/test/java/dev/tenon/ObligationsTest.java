package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Contract.Status;
import dev.tenon.Obligations.Demand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObligationsTest {
  private static final Demand LAYER = new Demand("layer", "layer", true, "Model.java:7");
  private static final Demand GRADIENT = new Demand("layer", "layer", false, "");
  private static final long MOST = 60;

  private static Obligations images() {
    Obligations obligations = new Obligations();
    obligations.input(Dims.of("N", "H", "W", 3), Facts.NONE);
    return obligations;
  }

  private static void require(Obligations obligations, Condition condition) {
    require(obligations, condition, LAYER);
  }

  private static void require(Obligations obligations, Condition condition, Demand demand) {
    obligations.require(condition, demand, () -> Problem.of("Wrong", "is wrong"));
  }

  private static Condition same(String left, String right) {
    return Condition.same(TextDims.parse(left), TextDims.parse(right));
  }

  /**
   * Several random conditions: those that are accepted leave a contract that allows just the values
   * for which they hold; one that is refused holds for no value, for one, or for few pairs.
   */
  @Test
  void contractsAreThoseOfBruteForce() {
    SplittableRandom random = new SplittableRandom(21);
    RandomDims ofH = new RandomDims(22, "H");
    RandomDims ofW = new RandomDims(23, "W");
    RandomDims ofBoth = new RandomDims(24, "H", "W");
    int narrowed = 0;
    int guarded = 0;
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      Obligations obligations = images();
      List<Condition> accepted = new ArrayList<>();
      for (int n = random.nextInt(1, 5); n > 0; n--) {
        RandomDims dims = List.of(ofH, ofW, ofH, ofW, ofBoth).get(random.nextInt(5));
        Condition condition = condition(random, dims);
        try {
          require(obligations, condition);
          accepted.add(condition);
        } catch (Problem problem) {
          refused++;
          assertRare(condition, accepted);
        }
      }
      Contract contract = obligations.settle();
      for (long h = 1; h <= MOST; h++) {
        for (long w = 1; w <= MOST; w += 1 + random.nextInt(3)) {
          Map<String, Long> values = Map.of("H", h, "W", w);
          assertEquals(
              accepted.stream().allMatch(condition -> condition.holds(values)),
              allows(contract, values),
              () -> accepted + " for " + values + ": " + contract);
        }
      }
      narrowed += contract.facts().equals(Facts.NONE) ? 0 : 1;
      guarded += contract.guards().isEmpty() ? 0 : 1;
    }
    assertTrue(narrowed > 500, "too few contracts: " + narrowed);
    assertTrue(guarded > 100, "too few guards: " + guarded);
    assertTrue(refused > 100, "too few refused: " + refused);
  }

  private static boolean allows(Contract contract, Map<String, Long> values) {
    return values.entrySet().stream()
            .allMatch(value -> contract.facts().allows(value.getKey(), value.getValue()))
        && contract.guards().stream().allMatch(guard -> guard.violation(values).isEmpty());
  }

  /** Refused is what holds, with the rest, for less than a hundredth of large values. */
  private static void assertRare(Condition condition, List<Condition> accepted) {
    List<Condition> all = new ArrayList<>(accepted);
    all.add(condition);
    int held = 0;
    for (long h = 1000; h < 1300; h += 7) {
      for (long w = 1000; w < 1300; w++) {
        Map<String, Long> values = Map.of("H", h, "W", w);
        held += all.stream().allMatch(c -> c.holds(values)) ? 1 : 0;
      }
    }
    assertTrue(held < 130, () -> condition + " with " + accepted);
  }

  private static Condition condition(SplittableRandom random, RandomDims dims) {
    Dim left = dims.next(3).dim();
    return switch (random.nextInt(4)) {
      case 0 -> Condition.multiple(left, random.nextInt(1, 7));
      case 1 -> Condition.atLeast(left, Dim.of(random.nextInt(1, 12)));
      case 2 -> Condition.same(left, dims.next(2).dim());
      default -> {
        long by = random.nextInt(2, 5);
        yield Condition.same(left, left.floorDiv(by).times(by));
      }
    };
  }

  @Test
  void conditionsThatAreNoRuleAloneMayBeOneTogether() {
    Obligations obligations = images();
    require(obligations, same("2*floor(H / 16)", "floor(H / 8)"));
    assertEquals(1, obligations.settle().guards().size());
    require(obligations, same("2*floor(H / 8)", "floor(H / 4)"));
    require(obligations, same("2*floor(H / 4)", "floor(H / 2)"));
    require(obligations, same("2*floor(H / 2)", "H"));
    Contract contract = obligations.settle();
    assertEquals("H%16", contract.facts().notation("H"));
    assertEquals(List.of(), contract.guards());
    assertEquals("4 obligations proved, 0 guarded", Contract.count(contract.ledger()));
  }

  @Test
  void productsSplitIntoRulesOfEachName() {
    Obligations obligations = images();
    require(obligations, same("24*N*floor(H / 4)*floor(W / 6)", "N*H*W"));
    assertEquals(
        "H is a multiple of 4; W is a multiple of 6", obligations.settle().facts().rules());
  }

  @Test
  void laterRulesProveEarlierGuards() {
    Obligations obligations = images();
    require(obligations, Condition.atLeast(TextDims.parse("H*W"), Dim.of(9)));
    assertEquals(1, obligations.settle().guards().size());
    require(obligations, Condition.atLeast(TextDims.parse("H"), Dim.of(3)));
    require(obligations, Condition.atLeast(TextDims.parse("W"), Dim.of(3)));
    assertEquals(List.of(), obligations.settle().guards());
  }

  @Test
  void theBatchAndWhatIsStatedAreNotNarrowed() {
    Obligations obligations = new Obligations();
    obligations.input(Dims.of("N", "H", "W", "T"), Notation.parse("N H%4 W>=2 T<=9").facts());
    Condition even = Condition.multiple(TextDims.parse("H"), 2);
    require(obligations, even);
    for (String size : List.of("N", "H", "W")) {
      Condition condition = Condition.multiple(Dim.named(size), 3);
      Problem problem = assertThrows(Problem.class, () -> require(obligations, condition));
      String stated = Map.of("N", "N%3", "H", "H%12", "W", "W%3").get(size);
      assertTrue(problem.text().contains("state " + stated + " in"), problem.text());
    }
    require(obligations, Condition.multiple(Dim.named("T"), 3));
    Contract contract = obligations.settle();
    assertEquals("T%3<=9", contract.facts().notation("T"));
    assertEquals(
        List.of(Status.PROVED, Status.REQUIRED),
        contract.ledger().stream().map(Contract.Entry::status).toList());
  }

  @Test
  void theFirstAxisIsABatchOnlyIfItStandsNowhereElse() {
    Obligations obligations = new Obligations();
    obligations.input(Dims.of("T", "N", 3), Facts.NONE);
    obligations.input(Dims.of("N", "T"), Facts.NONE);
    require(obligations, Condition.multiple(Dim.named("T"), 2));
    assertEquals("T is a multiple of 2", obligations.settle().facts().rules());
  }

  @Test
  void whatHoldsForAllBatchesIsRequiredOfTheRest() {
    Obligations obligations = images();
    require(obligations, Condition.multiple(TextDims.parse("N*H"), 4));
    require(obligations, Condition.atLeast(TextDims.parse("N*W"), Dim.of(5)));
    assertEquals("H is a multiple of 4; W is at least 5", obligations.settle().facts().rules());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "H|W", // a square is said by one name
        "H|7",
        "N|H",
        "2*H|2*H + 1",
        "H*W|2*H*W",
        "N*784|N*100",
        "floor(H / 2)|floor(H / 3)",
        "H*W|12",
      })
  void rareEqualitiesAreMistakes(String left, String right) {
    Problem problem = assertThrows(Problem.class, () -> require(images(), same(left, right)));
    assertFalse(problem.text().contains("state "), problem.text());
  }

  @Test
  void examplesTellWhatDiffers() {
    Obligations obligations = images();
    require(obligations, Condition.multiple(Dim.named("H"), 2));
    Problem problem =
        assertThrows(
            Problem.class, () -> require(obligations, same("2*ceil(H / 2) + 1", "2*floor(H / 2)")));
    assertTrue(problem.text().contains("for H = 2: 3 and 2"), problem.text());
    assertThrows(Problem.class, () -> require(obligations, same("2*floor(H / 2)", "H - 1")));
  }

  @Test
  void upperBoundsAreStatedNotInferred() {
    Obligations obligations = new Obligations();
    obligations.input(Dims.of("N", "T"), Facts.NONE);
    Condition fits = Condition.atLeast(Dim.of(256), Dim.named("T"));
    Problem problem = assertThrows(Problem.class, () -> require(obligations, fits));
    assertTrue(problem.text().contains("state T<=256 in"), problem.text());
    Obligations bounded = new Obligations();
    bounded.input(Dims.of("N", "T"), Notation.parse("N T<=256").facts());
    require(bounded, fits);
    assertEquals("T<=256", bounded.settle().facts().notation("T"));
  }

  @Test
  void limitsAreInferredWhereNoneIsStated() {
    Obligations obligations = new Obligations();
    obligations.input(Dims.of("N", "T"), Facts.NONE);
    require(obligations, Condition.atMost(Dim.named("T"), 64));
    require(obligations, Condition.atMost(Dim.named("T").plus(1), 33));
    assertEquals("T <= 32", obligations.settle().facts().toString());
    assertThrows(
        Problem.class, () -> require(obligations, Condition.atMost(Dim.named("N"), 64)), "a batch");

    Obligations stated = new Obligations();
    stated.input(Dims.of("N", "T"), Facts.NONE.withMax("T", 64));
    require(stated, Condition.atMost(Dim.named("T"), 64));
    assertThrows(Problem.class, () -> require(stated, Condition.atMost(Dim.named("T"), 63)));
    assertEquals("T <= 64", stated.settle().facts().toString());
  }

  @Test
  void gradientsNarrowNothing() {
    Obligations obligations = images();
    assertThrows(
        Problem.class, () -> require(obligations, Condition.multiple(Dim.named("H"), 2), GRADIENT));
    require(obligations, Condition.multiple(Dim.named("H"), 2));
    require(obligations, same("2*floor(H / 2) + 1", "H + 1"), GRADIENT);
    assertEquals(1, obligations.settle().ledger().size());
  }

  @Test
  void whatIsTooLargeToDecideIsGuarded() {
    Obligations obligations = images();
    require(obligations, same("floor(H / 100003)*100003", "H"));
    Contract contract = obligations.settle();
    assertEquals("0 obligations proved, 1 guarded", Contract.count(contract.ledger()));
    assertEquals(
        "for H = 5: layer is wrong",
        contract.guards().get(0).violation(new HashMap<>(Map.of("H", 5L))).orElseThrow());
    assertTrue(contract.guards().get(0).violation(Map.of("H", 200006L)).isEmpty());
  }

  @Test
  void contradictoryInputsAreErrors() {
    Obligations obligations = new Obligations();
    obligations.input(Dims.of("N", "H"), Notation.parse("N H<=8").facts());
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> obligations.input(Dims.of("N", "H"), Notation.parse("N H>=9").facts()));
    assertEquals("no H fits: H <= 8, but H >= 9", e.getMessage());
  }
}
