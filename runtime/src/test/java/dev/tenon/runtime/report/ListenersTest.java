package dev.tenon.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.cli.TrainOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
  private static final RunInfo RUN = new RunInfo("Net", 1, 1, 64, 1000, "CPU", 2);
  private static final EpochResult RESULT =
      new EpochResult(1, 0.5, 0.5, 0.5, Map.of("accuracy", 0.5), 1e-3, 1, 1);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private void run(TrainingListener listener) {
    try (listener) {
      listener.runStarted(RUN);
      listener.epochStarted(1);
      listener.stepDone(1, 64, 0.5, 0.5);
      listener.evaluationStarted();
      listener.epochEnded(RESULT);
      listener.runEnded();
    }
  }

  @Test
  void linesAndReportTogether() throws Exception {
    Path report = folder.resolve("report.json");
    run(Listeners.of(Output.PLAIN, Optional.of(report), new PrintStream(out, true)));
    assertEquals(3, out.toString().lines().count());
    assertTrue(Files.readString(report).contains("\"Net\""));
  }

  @Test
  void whatIsNoTerminalGetsLines() {
    run(Listeners.of(Output.AUTO, Optional.empty(), new PrintStream(out, true)));
    assertEquals(3, out.toString().lines().count());
    assertEquals(-1, out.toString().indexOf('\r' + "epoch"));
  }

  @Test
  void quietSaysNothing() {
    run(Listeners.of(Output.QUIET, Optional.empty(), new PrintStream(out, true)));
    assertEquals(0, out.size());
  }

  @Test
  void warningsGoToTheOtherStream() {
    for (Output output : Output.values()) {
      out.reset();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      TrainingListener listener =
          Listeners.of(
              TrainOptions.DEFAULTS.withOutput(output),
              new PrintStream(out, true),
              new PrintStream(err, true));
      listener.runStarted(RUN);
      int before = out.size();
      listener.warned("the disk is full");
      listener.close();
      assertEquals("warning: the disk is full", err.toString().strip());
      assertEquals(before, out.size());
    }
  }

  /** Writes down each call. */
  private record Recorder(String name, List<String> calls) implements TrainingListener {
    @Override
    public void runStarted(RunInfo run) {
      assertSame(RUN, run);
      calls.add(name + " runStarted");
    }

    @Override
    public void epochStarted(int epoch) {
      calls.add(name + " epochStarted " + epoch);
    }

    @Override
    public void stepDone(long step, int examples, double loss, double accuracy) {
      calls.add(name + " stepDone " + step + " " + examples);
    }

    @Override
    public void evaluationStarted() {
      calls.add(name + " evaluationStarted");
    }

    @Override
    public void epochEnded(EpochResult result) {
      assertSame(RESULT, result);
      calls.add(name + " epochEnded");
    }

    @Override
    public void runEnded() {
      calls.add(name + " runEnded");
    }

    @Override
    public void close() {
      calls.add(name + " close");
      throw new IllegalStateException(name);
    }
  }

  @Test
  void eachListenerIsToldEverything() {
    List<String> calls = new ArrayList<>();
    TrainingListener both =
        Listeners.all(List.of(new Recorder("a", calls), new Recorder("b", calls)));
    assertEquals("a", assertThrows(IllegalStateException.class, () -> run(both)).getMessage());
    List<String> expected = new ArrayList<>();
    for (String call :
        List.of(
            "runStarted",
            "epochStarted 1",
            "stepDone 1 64",
            "evaluationStarted",
            "epochEnded",
            "runEnded",
            "close")) {
      expected.add("a " + call);
      expected.add("b " + call);
    }
    assertEquals(expected, calls);
  }
}
