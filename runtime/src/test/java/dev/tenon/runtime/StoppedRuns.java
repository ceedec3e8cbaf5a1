package dev.tenon.runtime;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a small model that are stopped after some steps, and where they save. */
abstract class StoppedRuns {
  static final int STEPS = 10; // an epoch
  static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(4).withBatchSize(16).withThreads(2);

  final Splits<Noise> noise =
      new Splits<>(Networks.noise(16 * STEPS - 4, 1), Networks.noise(32, 2));

  @TempDir Path folder;

  /** Stops its trainer after some steps. */
  static final class Stopping implements TrainingListener {
    final List<EpochResult> epochs = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<Path> saved = new ArrayList<>();
    Runnable stop = () -> {};
    int stepsLeft = Integer.MAX_VALUE;
    String stopped = "";
    RunInfo run;

    @Override
    public void runStarted(RunInfo info) {
      run = info;
    }

    @Override
    public void stepDone(long step, int examples, double loss, double accuracy) {
      if (--stepsLeft == 0) {
        stop.run();
      }
    }

    @Override
    public void epochEnded(EpochResult result) {
      epochs.add(result);
    }

    @Override
    public void runStopped(String how) {
      stopped = how;
    }

    @Override
    public void saved(Path checkpoint) {
      saved.add(checkpoint);
    }

    @Override
    public void warned(String warning) {
      warnings.add(warning);
    }
  }

  TrainOptions saving() {
    return OPTIONS.withCheckpoints(folder);
  }

  TrainOptions resuming() {
    return OPTIONS.withSaving(Saving.NONE.in(folder).resumed(true));
  }

  History fit(TrainOptions options, Stopping listener) {
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      listener.stop = trainer::stop;
      return trainer.fit(noise, options, listener);
    }
  }

  History stopAfter(int steps) {
    Stopping listener = new Stopping();
    listener.stepsLeft = steps;
    return fit(saving(), listener);
  }

  List<String> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> !f.equals(".lock"))
          .sorted()
          .toList();
    }
  }
}
