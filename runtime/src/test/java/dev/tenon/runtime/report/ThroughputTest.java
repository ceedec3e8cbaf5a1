package dev.tenon.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThroughputTest {
  private long nanos;
  private final Throughput throughput = new Throughput(() -> nanos);

  private void steps(int count, int examples, double seconds) {
    for (int i = 0; i < count; i++) {
      nanos += Math.round(seconds * 1e9);
      throughput.stepDone(examples);
    }
  }

  @Test
  void leavesOutTheFirstStepsOfTheRun() {
    throughput.epochStarted();
    steps(50, 64, 7);
    assertEquals(Double.NaN, throughput.perSecond());
    steps(100, 64, 0.01);
    assertEquals(6400, throughput.perSecond(), 1e-6);
  }

  @Test
  void leavesThemOutAcrossEpochs() {
    throughput.epochStarted();
    steps(30, 64, 7);
    assertEquals(Double.NaN, throughput.perSecond());
    throughput.epochStarted();
    steps(20, 64, 7);
    steps(10, 64, 0.01);
    assertEquals(6400, throughput.perSecond(), 1e-6);
  }

  @Test
  void leavesOutEvaluation() {
    throughput.epochStarted();
    steps(60, 64, 1);
    nanos += 1_000_000_000_000L;
    assertEquals(64, throughput.perSecond(), 1e-6);
    throughput.epochStarted();
    steps(10, 64, 0.5);
    assertEquals(128, throughput.perSecond(), 1e-6);
  }

  @Test
  void countsExamplesNotBatches() {
    throughput.epochStarted();
    steps(50, 64, 1);
    steps(2, 64, 1);
    steps(1, 32, 1);
    assertEquals(160 / 3.0, throughput.perSecond(), 1e-6);
  }

  @Test
  void nothingMeasuredIsNaN() {
    throughput.epochStarted();
    assertEquals(Double.NaN, throughput.perSecond());
    steps(60, 64, 0);
    assertEquals(Double.NaN, throughput.perSecond());
  }
}
