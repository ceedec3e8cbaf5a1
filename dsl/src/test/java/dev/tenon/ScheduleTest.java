package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Reflection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  @CosineDecay(value = 0.01, warmup = 0.05)
  private static final class Cosine {}

  @StepDecay({0.5, 0.75})
  private static final class Steps {}

  private static final class None {}

  /** Half a cosine from 1 to 0.2: its middle is 0.6, its quarters 0.6 +- 0.4 / sqrt(2). */
  @ParameterizedTest
  @CsvSource({"0, 1", "25, 0.882842712", "50, 0.6", "75, 0.317157288", "99, 0.200197376"})
  void aCosineFallsFromOneToItsEnd(long step, double factor) {
    assertEquals(factor, new CosineDecay.Rule(0.2, 0).factor(step, 100), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.1", "4, 0.5", "9, 1", "10, 1", "55, 0.5", "99, 0.000304586"})
  void aWarmUpRisesInALineBeforeTheCosine(long step, double factor) {
    assertEquals(factor, new CosineDecay.Rule(0, 0.1).factor(step, 100), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 0.99})
  void aSingleStepKeepsItsRate(double warmup) {
    assertEquals(1, new CosineDecay.Rule(0, warmup).factor(0, 1));
  }

  @Test
  void everyFactorIsAboveZeroAndAtMostOne() {
    for (double warmup : new double[] {0, 0.001, 0.3, 0.999}) {
      for (long steps : new long[] {1, 2, 3, 7, 1000}) {
        for (long step = 0; step < steps; step++) {
          double factor = new CosineDecay.Rule(0, warmup).factor(step, steps);
          assertTrue(factor > 0 && factor <= 1, step + "/" + steps + ": " + factor);
        }
      }
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
    assertEquals(new CosineDecay.Rule(0.01, 0.05), Reflection.schedule(Cosine.class));
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
    assertThrows(Problem.class, () -> new CosineDecay.Rule(1, 0));
    assertThrows(Problem.class, () -> new CosineDecay.Rule(0, -0.1));
  }
}
