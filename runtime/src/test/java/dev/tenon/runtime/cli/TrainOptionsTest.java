package dev.tenon.runtime.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.runtime.report.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TrainOptionsTest {
  @Test
  void eachPartChangesAlone() {
    TrainOptions all =
        TrainOptions.DEFAULTS
            .withEpochs(2)
            .withBatchSize(3)
            .withAccumulate(6)
            .withLearningRate(0.5)
            .withSeed(4)
            .withThreads(5)
            .withDevice(Device.GPU)
            .withPrecision(Precision.AUTO)
            .withGpuMemory(new GpuMemory(false, 500))
            .withData(Path.of("data"))
            .withDownload(true)
            .withSaving(
                Saving.NONE
                    .in(Path.of("run"))
                    .resumed(true)
                    .withOtherData(true)
                    .keeping(7)
                    .every(8))
            .withReport(Path.of("report"))
            .withVisuals(
                Visuals.NONE
                    .withEvents(Path.of("events"))
                    .withPlots(Path.of("plots"))
                    .withHtml(Path.of("html")))
            .withOutput(Output.QUIET)
            .withBalancedClasses(true)
            .withMetrics("f1");
    assertEquals(
        new TrainOptions(
            2,
            3,
            6,
            OptionalDouble.of(0.5),
            Optional.of(true),
            4,
            5,
            Device.GPU,
            Precision.AUTO,
            new GpuMemory(false, 500),
            Optional.of(Path.of("data")),
            true,
            new Saving(Optional.of(Path.of("run")), true, true, 7, 8),
            Optional.of(Path.of("report")),
            new Visuals(
                Optional.of(Path.of("events")),
                Optional.of(Path.of("plots")),
                Optional.of(Path.of("html"))),
            Output.QUIET,
            Watch.NONE.telling(List.of("f1"))),
        all);
  }

  @Test
  void noThreadsStatedAreAllProcessors() {
    assertEquals(Runtime.getRuntime().availableProcessors(), TrainOptions.DEFAULTS.threadCount());
    assertEquals(3, TrainOptions.DEFAULTS.withThreads(3).threadCount());
  }

  @Test
  void rangesAreChecked() {
    List<UnaryOperator<TrainOptions>> wrong =
        List.of(
            options -> options.withEpochs(0),
            options -> options.withBatchSize(0),
            options -> options.withLearningRate(0),
            options -> options.withLearningRate(Double.NaN),
            options -> options.withLearningRate(Double.POSITIVE_INFINITY),
            options -> options.withSaving(Saving.NONE.keeping(0)),
            options -> options.withSaving(Saving.NONE.every(-1)),
            options -> options.withSaving(Saving.NONE.resumed(true)),
            options -> options.withThreads(-1),
            options -> options.withThreads(TrainOptions.MAX_THREADS + 1));
    for (UnaryOperator<TrainOptions> change : wrong) {
      assertThrows(IllegalArgumentException.class, () -> change.apply(TrainOptions.DEFAULTS));
    }
    IllegalArgumentException monitor =
        assertThrows(
            IllegalArgumentException.class,
            () -> TrainOptions.DEFAULTS.withEarlyStopping(1, "score"));
    assertEquals(
        "monitor is loss, a metric, or \"max NAME\" or \"min NAME\" of what an objective reports, not \"score\"",
        monitor.getMessage());
  }
}
