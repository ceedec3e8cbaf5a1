package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Reflection;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  @CosineDecay(0.01)
  @Warmup(0.05)
  private static final class Cosine {}

  @StepDecay({0.5, 0.75})
  private static final class Steps {}

  @Warmup(steps = 5)
  private static final class Rising {}

  private static final class None {}

  /** Half a cosine from 1 to 0.2: its middle is 0.6, its quarters 0.6 +- 0.4 / sqrt(2). */
  @ParameterizedTest
  @CsvSource({"0, 1", "25, 0.882842712", "50, 0.6", "75, 0.317157288", "99, 0.200197376"})
  void aCosineFallsFromOneToItsEnd(long step, double factor) {
    assertEquals(factor, new CosineDecay.Rule(0.2).factor(step, 100), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.1", "4, 0.5", "9, 1", "10, 1", "55, 0.5", "99, 0.000304586"})
  void aWarmUpRisesInALineBeforeTheCosine(long step, double factor) {
    Schedule rest = new CosineDecay.Rule(0);
    assertEquals(factor, new Warmup.Rule(0.1, 0).before(rest).factor(step, 100), 1e-9);
    assertEquals(factor, new Warmup.Rule(0, 10).before(rest).factor(step, 100), 1e-9);
  }

  /** Of 100 steps 20 are warm-up, so the rate is halved after half of 80. */
  @ParameterizedTest
  @CsvSource({"0, 0.05", "19, 1", "20, 1", "59, 1", "60, 0.5", "99, 0.5"})
  void whatFollowsAWarmUpGoesOverTheRest(long step, double factor) {
    Schedule schedule = new Warmup.Rule(0, 20).before(new StepDecay.Rule(List.of(0.5), 0.5));
    assertEquals(factor, schedule.factor(step, 100), 1e-15);
  }

  @Test
  void aWarmUpAloneStaysAtTheTopAndOneThatIsLongerThanTheRunOnlyRises() {
    assertEquals(1, new Warmup.Rule(0.5, 0).factor(99, 100));
    assertEquals(0.1, new Warmup.Rule(0, 1000).factor(99, 100), 1e-15);
    assertEquals(new Warmup.Rule(0.5, 0), new Warmup.Rule(0.5, 0).before(Schedule.CONSTANT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.4, 0.99})
  void aSingleStepKeepsItsRate(double warmup) {
    assertEquals(1, new Warmup.Rule(warmup, 0).before(new CosineDecay.Rule(0)).factor(0, 1), 1e-15);
    assertEquals(1, new OneCycle.Rule(warmup, 25, 1e4).factor(0, 1));
  }

  @Test
  void everyFactorIsAboveZeroAndAtMostOne() {
    List<Schedule> schedules =
        List.of(
            new CosineDecay.Rule(0),
            new LinearDecay.Rule(0),
            new PolynomialDecay.Rule(0, 0.5),
            new PolynomialDecay.Rule(0, 3),
            new ExponentialDecay.Rule(0.01, 0, false),
            new ExponentialDecay.Rule(0.9, 2, true),
            new InverseSqrtDecay.Rule(3),
            new OneCycle.Rule(0.3, 25, 1e4),
            new OneCycle.Rule(0.99, 2, 1));
    for (Schedule rest : schedules) {
      for (double warmup : new double[] {0.001, 0.3, 0.999}) {
        for (long steps : new long[] {1, 2, 3, 7, 1000}) {
          Schedule schedule = new Warmup.Rule(warmup, 0).before(rest);
          for (long step = 0; step < steps; step++) {
            for (double factor :
                new double[] {rest.factor(step, steps), schedule.factor(step, steps)}) {
              assertTrue(factor > 0 && factor <= 1, rest + " " + step + "/" + steps);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0.991", "50, 0.55", "99, 0.109"})
  void aLineFalls(long step, double factor) {
    assertEquals(factor, new LinearDecay.Rule(0.1).factor(step, 100), 1e-12);
    assertEquals(factor, new PolynomialDecay.Rule(0.1, 1).factor(step, 100), 1e-12);
  }

  /** tf.keras.optimizers.schedules.PolynomialDecay(1.0, 100, 0.1, power=2.0), TensorFlow 2.21. */
  @ParameterizedTest
  @CsvSource({"0, 1", "10, 0.829", "50, 0.325", "99, 0.10009"})
  void aPolynomialFalls(long step, double factor) {
    assertEquals(factor, new PolynomialDecay.Rule(0.1, 2).factor(step, 100), 1e-12);
  }

  /** {@code 0.96^(step / 10)}. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "5, 0.979795897113, 1",
    "10, 0.96, 0.96",
    "19, 0.925369844408, 0.96",
    "20, 0.9216, 0.9216"
  })
  void anExponentFallsSmoothlyOrInAStaircase(long step, double smooth, double staircase) {
    assertEquals(smooth, new ExponentialDecay.Rule(0.96, 10, false).factor(step, 7), 1e-12);
    assertEquals(staircase, new ExponentialDecay.Rule(0.96, 10, true).factor(step, 7), 1e-12);
    assertEquals(smooth, new ExponentialDecay.Rule(0.96, 0, false).factor(step, 10), 1e-12);
  }

  /** The paper's formula (3) over its highest value, with warmup_steps = 4000. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1999, 3998, 3999, 4000, 4001, 15_999, 99_999})
  void theTransformerRisesAndFallsAsInItsPaper(long step) {
    Schedule schedule = new Warmup.Rule(0, 4000).before(new InverseSqrtDecay.Rule(4000));
    double n = step + 1;
    double paper = Math.min(Math.pow(n, -0.5), n * Math.pow(4000, -1.5)) / Math.pow(4000, -0.5);
    assertEquals(paper, schedule.factor(step, 100_000), 1e-12);
  }

  /**
   * PyTorch's cycle_momentum: from max_momentum to base_momentum and back, by the cosines of the
   * rate: 0.85 + 0.1 * (1 + cos(pi / 5)) / 2 in step 1.
   */
  @ParameterizedTest
  @CsvSource({"0, 0.95", "1, 0.940450849719", "5, 0.85", "12, 0.9", "19, 0.95"})
  void oneCyclesMomentumRunsAgainstTheRate(long step, double momentum) {
    OneCycle.Rule cycle = new OneCycle.Rule(0.3, 25, 1e4, List.of(0.85, 0.95));
    assertEquals(momentum, cycle.momentum(step, 20).getAsDouble(), 1e-12);
    Schedule after = new Warmup.Rule(0, 4).before(cycle);
    assertEquals(momentum, after.momentum(step + 4, 24).getAsDouble(), 1e-12);
    assertEquals(0.95, after.momentum(2, 24).getAsDouble(), 1e-12);
    assertEquals(OptionalDouble.empty(), new OneCycle.Rule(0.3, 25, 1e4).momentum(step, 20));
    assertEquals(0.85, cycle.momentum(0, 1).getAsDouble(), "a single step");
  }

  /** torch 2.13: OneCycleLR(SGD(lr=0.1), max_lr=1.0, total_steps=20, pct_start=0.3). */
  @Test
  void oneCycleIsThatOfPyTorch() {
    double[] rates = {
      0.04,
      0.1316718427,
      0.3716718427,
      0.6683281573,
      0.9083281573,
      1.0,
      0.987464006235,
      0.950484632013,
      0.890916177571,
      0.81174565395,
      0.716943001791,
      0.611262021936,
      0.500002,
      0.388741978064,
      0.283060998209,
      0.18825834605,
      0.109087822429,
      0.049519367987,
      0.012539993765,
      4e-06
    };
    for (int step = 0; step < rates.length; step++) {
      assertEquals(rates[step], new OneCycle.Rule(0.3, 25, 1e4).factor(step, 20), 1e-11);
    }
  }

  /** The same with total_steps=7, pct_start=0.25, div_factor=10, final_div_factor=100. */
  @Test
  void theTopOfACycleMayLieBetweenTwoSteps() {
    double[] rates = {
      0.1, 0.994420997699, 0.866659409979, 0.611649206511, 0.318012158329, 0.087793732229, 0.001
    };
    for (int step = 0; step < rates.length; step++) {
      assertEquals(rates[step], new OneCycle.Rule(0.25, 10, 100).factor(step, 7), 1e-11);
    }
  }

  /** ResNet's 64,000 steps, lowered after 32,000 and 48,000. */
  @ParameterizedTest
  @CsvSource({"0, 1", "31999, 1", "32000, 0.1", "47999, 0.1", "48000, 0.01", "63999, 0.01"})
  void aStepDecayMultipliesAtEachMoment(long step, double factor) {
    Schedule schedule = new StepDecay.Rule(List.of(0.5, 0.75), 0.1);
    assertEquals(factor, schedule.factor(step, 64_000), 1e-15);
  }

  @Test
  void anAnnotationIsReadWithItsOptions() {
    assertEquals(
        new Warmup.Before(0.05, 0, new CosineDecay.Rule(0.01)), Reflection.schedule(Cosine.class));
    assertEquals(new Warmup.Rule(0, 5), Reflection.schedule(Rising.class));
    assertEquals(new StepDecay.Rule(List.of(0.5, 0.75), 0.1), Reflection.schedule(Steps.class));
    assertEquals(Schedule.CONSTANT, Reflection.schedule(None.class));
    assertEquals(1, Schedule.CONSTANT.factor(7, 10));
  }

  @Test
  void momentsRiseBetweenZeroAndOne() {
    for (List<Double> wrong :
        List.of(
            List.<Double>of(),
            List.of(0.0),
            List.of(1.0),
            List.of(0.5, 0.5),
            List.of(0.75, 0.5),
            List.of(Double.NaN))) {
      Problem problem = assertThrows(Problem.class, () -> new StepDecay.Rule(wrong, 0.1));
      assertEquals("DecayMoments", problem.id());
    }
    assertThrows(Problem.class, () -> new StepDecay.Rule(List.of(0.5), 0));
    assertThrows(Problem.class, () -> new CosineDecay.Rule(1));
    assertThrows(Problem.class, () -> new ExponentialDecay.Rule(0, 0, false));
    assertThrows(Problem.class, () -> new ExponentialDecay.Rule(0.5, 0, true));
    assertThrows(Problem.class, () -> new Warmup.Rule(-0.1, 0));
    assertThrows(Problem.class, () -> new Warmup.Rule(0, 0));
    assertThrows(Problem.class, () -> new Warmup.Rule(0.1, 10));
  }
}
