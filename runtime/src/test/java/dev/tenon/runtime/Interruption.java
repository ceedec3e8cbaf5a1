package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunView;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Stops a run after some steps. */
final class Interruption implements TrainingListener {
  private int left;
  private RunView view;

  Interruption(int steps) {
    left = steps;
  }

  @Override
  public void opened(RunView opened) {
    view = opened;
  }

  @Override
  public void stepDone(long step, int examples, double loss, double accuracy) {
    if (--left == 0) {
      view.stop();
    }
  }

  /** How a run that was saved in {@code folder} goes on. */
  static TrainOptions resumed(TrainOptions options, Path folder) {
    return options.withSaving(Saving.NONE.in(folder).resumed(true));
  }

  /**
   * Trains a whole run, one that is stopped after {@code steps}, and goes on with that: the weights
   * and what was measured must be the same.
   *
   * @param trainers makes a new trainer of the model
   * @param folder for checkpoints
   * @param stopped looks at the trainer that was stopped
   */
  static <S> void assertChangesNothing(
      Supplier<Trainer<S>> trainers,
      Splits<S> data,
      TrainOptions options,
      int steps,
      Path folder,
      Consumer<Trainer<S>> stopped) {
    Map<String, Value> weights;
    List<Double> losses;
    try (Trainer<S> trainer = trainers.get()) {
      losses = losses(trainer.fit(data, options, Networks.SILENT));
      weights = Networks.weights(trainer);
    }
    try (Trainer<S> trainer = trainers.get()) {
      TrainOptions saving = options.withCheckpoints(folder);
      assertFalse(trainer.fit(data, saving, new Interruption(steps)).complete());
      stopped.accept(trainer);
    }
    try (Trainer<S> trainer = trainers.get()) {
      History history = trainer.fit(data, resumed(options, folder), Networks.SILENT);
      assertTrue(history.complete());
      assertEquals(losses, losses(history));
      assertEquals(weights, Networks.weights(trainer));
    }
  }

  private static List<Double> losses(History history) {
    return history.epochs().stream().map(EpochResult::testLoss).toList();
  }
}
