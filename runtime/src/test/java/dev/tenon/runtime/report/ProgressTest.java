package dev.tenon.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.report.EpochProgress.Moment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two ways to tell a run, driven by a clock that the test moves. */
class ProgressTest {
  private static final RunInfo RUN = new RunInfo("Net", 2, 100, 64, 1000, "CPU", 2);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
  private long nanos;

  private void pass(double seconds) {
    nanos += Math.round(seconds * 1e9);
  }

  private void run(TrainingListener listener, double secondsPerStep) {
    listener.runStarted(RUN);
    for (int epoch = 1; epoch <= 2; epoch++) {
      listener.epochStarted(epoch);
      for (int step = 1; step <= 100; step++) {
        pass(secondsPerStep);
        listener.stepDone(step, 64, 0.5, 0.75);
      }
      listener.evaluationStarted();
      pass(10 * secondsPerStep);
      double seconds = 110 * secondsPerStep;
      listener.epochEnded(
          new EpochResult(
              epoch, 0.5, 0.8, 0.25, Map.of("accuracy", 0.9), 1e-3, seconds, 64 / secondsPerStep));
    }
    listener.runEnded();
    listener.close();
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aFastEpochIsOneLine() {
    run(new PlainLines(print, print, () -> nanos), 0.01);
    assertEquals(
        List.of(
            "Net: 1,000 parameters; CPU, 2 threads; 2 epochs of 100 steps of 64",
            "epoch 1/2  loss 0.5000  test loss 0.2500  test accuracy 90.00 %  1.1 s  6,400 examples/s",
            "epoch 2/2  loss 0.5000  test loss 0.2500  test accuracy 90.00 %  1.1 s  6,400 examples/s",
            "2 epochs in 2.2 s; best test accuracy 90.00 % after epoch 1"),
        lines());
  }

  @Test
  void aSlowEpochSaysHowFarItIs() {
    run(new PlainLines(print, print, () -> nanos), 1);
    // Left: 75 steps, evaluation unknown, and a second epoch of 100 steps.
    assertEquals(
        "epoch 1/2   25 %  loss 0.5000  accuracy 75.00 %  64 examples/s  2:55 left",
        lines().get(1));
    assertEquals(
        "epoch 1/2   75 %  loss 0.5000  accuracy 75.00 %  64 examples/s  2:05 left",
        lines().get(3));
    // Left: 50 steps of the last epoch.
    assertEquals(
        "epoch 2/2   50 %  loss 0.5000  accuracy 75.00 %  64 examples/s  0:50 left",
        lines().get(6));
    assertEquals(10, lines().size());
  }

  @Test
  void aLaterEpochLastsAsLongAsTheEarlierOnes() {
    EpochProgress progress =
        new EpochProgress(new RunInfo("Net", 3, 10, 64, 1, "CPU", 1), () -> nanos);
    progress.epochStarted(1);
    pass(110);
    progress.epochEnded();
    progress.epochStarted(2);
    pass(50);
    progress.stepDone(5, 64, 0.5, 0.5);
    assertEquals(50 + 110, progress.moment().secondsLeft(), 1e-6);
  }

  @Test
  void theTerminalKeepsALineAnEpoch() {
    run(new TerminalProgress(print, print, () -> nanos, true), 0.01);
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("epoch 2/2 \u2501"), text);
    // What a terminal shows at the end: of each line, what was written after the last return.
    List<String> kept =
        Stream.of(text.split(System.lineSeparator()))
            .map(line -> line.substring(line.lastIndexOf('\r') + 1))
            .toList();
    assertEquals(
        List.of(
            "Net: 1,000 parameters; CPU, 2 threads; 2 epochs of 100 steps of 64",
            "epoch 1/2  loss 0.5000  test loss 0.2500  test accuracy 90.00 %  1.1 s  6,400 examples/s",
            "epoch 2/2  loss 0.5000  test loss 0.2500  test accuracy 90.00 %  1.1 s  6,400 examples/s",
            "2 epochs in 2.2 s; best test accuracy 90.00 % after epoch 1"),
        kept);
  }

  private static final Moment HALF = new Moment(1, 3, 500, 1000, 0.1523, 0.9531, 4980, 32, false);

  private static String bar(int width) {
    return new BarRenderer(() -> HALF, true).line(HALF, width);
  }

  @Test
  void drawsABar() {
    assertEquals(
        "epoch 1/3 ━━━━━━━━━━━━━━────────────── "
            + " 50 %  loss 0.1523  accuracy 95.31 %  4,980 examples/s  0:32 left",
        bar(120).strip());
    assertTrue(
        new BarRenderer(() -> HALF, false)
            .line(HALF, 120)
            .startsWith("epoch 1/3 ##############-------------- "));
  }

  @Test
  void neverFillsTheWholeWidth() {
    for (int width = 1; width < 150; width++) {
      assertEquals(width - 1, bar(width).length());
    }
  }

  @Test
  void aNarrowTerminalLosesWholeParts() {
    assertEquals(
        "epoch 1/3  50 %  loss 0.1523  accuracy 95.31 %  4,980 examples/s", bar(70).strip());
    assertEquals("epoch 1/3  50 %  loss 0.1523", bar(40).strip());
  }

  @Test
  void theBarIsEmptyFirstAndFullLast() {
    Moment first = new Moment(1, 3, 0, 1000, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
    Moment last = new Moment(1, 3, 1000, 1000, 0.5, 0.5, 10, 0, true);
    BarRenderer renderer = new BarRenderer(() -> first, false);
    assertEquals("epoch 1/3 ----------------------------   0 %", renderer.line(first, 120).strip());
    assertEquals(
        "epoch 1/3 ############################ 100 %  loss 0.5000  accuracy 50.00 %  evaluating",
        renderer.line(last, 120).strip());
  }
}
