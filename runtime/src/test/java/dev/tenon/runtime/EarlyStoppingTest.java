package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Monitor;
import dev.tenon.Plateau;
import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.cli.Watch;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunView;
import dev.tenon.runtime.report.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise cannot be learned, so that the loss on other noise soon grows. */
class EarlyStoppingTest {
  private static final int STEPS = 6;
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(30).withBatchSize(16).withThreads(2);
  private static final TrainOptions STOPPING =
      OPTIONS
          .withEarlyStopping(3, "loss")
          .withPlateau(new Plateau.Rule(Monitor.LOSS, 0.5, 1, 0, 1e-4));

  private final Splits<Noise> noise =
      new Splits<>(Networks.noise(16 * STEPS, 1), Networks.noise(32, 2));

  @TempDir private Path folder;

  private static final class Listener implements TrainingListener {
    final List<String> ended = new ArrayList<>();
    final List<Evaluation> evaluations = new ArrayList<>();
    RunView view;
    int stepsLeft = Integer.MAX_VALUE;

    @Override
    public void opened(RunView given) {
      view = given;
    }

    @Override
    public void stepDone(long step, int examples, double loss, double accuracy) {
      if (--stepsLeft == 0) {
        view.stop();
      }
    }

    @Override
    public void evaluated(Evaluation evaluation) {
      evaluations.add(evaluation);
    }

    @Override
    public void ended(String how) {
      ended.add(how);
    }
  }

  private record Run(History history, Map<String, Value> weights, Listener listener) {
    /** Those of the model alone, without what the optimizer remembers. */
    Map<String, Value> learned() {
      return weights.entrySet().stream()
          .filter(e -> !e.getKey().contains("/adam/") && !e.getKey().startsWith("training/"))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<String> results() {
      return history.epochs().stream()
          .map(e -> e.epoch() + " " + e.testLoss() + " " + e.metrics() + " " + e.learningRate())
          .toList();
    }
  }

  private Run fit(TrainOptions options, int steps) {
    Listener listener = new Listener();
    listener.stepsLeft = steps;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      History history = trainer.fit(noise, options, listener);
      return new Run(history, Networks.weights(trainer), listener);
    }
  }

  private Run fit(TrainOptions options) {
    return fit(options, Integer.MAX_VALUE);
  }

  private static EpochResult best(History history) {
    EpochResult best = history.epochs().get(0);
    for (EpochResult epoch : history.epochs()) {
      best = epoch.testLoss() < best.testLoss() ? epoch : best;
    }
    return best;
  }

  @Test
  void endsWithTheWeightsOfTheBestEpoch() {
    Run run = fit(OPTIONS.withEarlyStopping(2, "loss"));
    EpochResult best = best(run.history());

    assertTrue(run.history().complete());
    assertEquals(best.epoch() + 2, run.history().epochs().size());
    String how = run.listener().ended.get(0);
    assertTrue(how.startsWith("training ends: loss was no better than "), how);
    assertTrue(how.endsWith("for 2 epochs; the weights are those of epoch " + best.epoch()), how);
    Run alone = fit(OPTIONS.withEpochs(best.epoch()));
    assertEquals(alone.learned(), run.learned());
    assertTrue(alone.listener().ended.isEmpty());
  }

  @Test
  void theLastWeightsStayUnlessOthersAreWanted() {
    Watch watch = Watch.NONE.by(Monitor.LOSS).stoppingAfter(1);
    Run run = fit(OPTIONS.withWatch(watch));
    int epochs = run.history().epochs().size();
    assertTrue(epochs < 30, "30 epochs");
    assertEquals(fit(OPTIONS.withEpochs(epochs)).weights(), run.weights());
  }

  @Test
  void theRateFallsWhereEpochsBringNoMore() {
    Plateau.Rule rule = new Plateau.Rule(Monitor.LOSS, 0.5, 1, 0, 1e-3);
    List<EpochResult> epochs = fit(OPTIONS.withEpochs(12).withPlateau(rule)).history().epochs();
    double least = Double.POSITIVE_INFINITY;
    double rate = (float) 0.01;
    for (EpochResult epoch : epochs) {
      assertEquals(Math.max(rate, 1e-3), epoch.learningRate(), 1e-9);
      if (epoch.testLoss() < least) {
        least = epoch.testLoss();
      } else {
        rate /= 2;
      }
    }
    assertTrue(rate < 0.01, "it never fell");
  }

  /** In the first epoch, at an end of one, after the best one, and again and again. */
  @ParameterizedTest
  @ValueSource(strings = {"4", "6", "20", "9 12 5"})
  void aRunThatWasStoppedEndsAsIfItHadNotBeen(String stops) {
    Run whole = fit(STOPPING);
    assertTrue(whole.history().epochs().size() < 30, "it did not stop");
    TrainOptions options = STOPPING.withCheckpoints(folder);
    for (String steps : stops.split(" ")) {
      assertFalse(fit(options, Integer.parseInt(steps)).history().complete());
      options = STOPPING.withSaving(Saving.NONE.in(folder).resumed(true));
    }
    Run resumed = fit(options);

    assertEquals(whole.results(), resumed.results());
    assertEquals(whole.weights(), resumed.weights());
    // and a run that is over stays so
    Run again = fit(options);
    assertEquals(whole.weights(), again.weights());
    assertTrue(again.listener().evaluations.isEmpty());
  }

  @Test
  void whatIsReadIsWhatTheRunEndedWith() {
    TrainOptions options = OPTIONS.withEarlyStopping(2, "loss");
    Run run = fit(options.withCheckpoints(folder));
    long epochs = run.history().epochs().size();
    long best = best(run.history()).epoch();
    assertEquals(run.learned(), read(folder).learned());
    assertEquals(
        new ChosenEpoch.Found(checkpoint(best), best, false), found(ChosenEpoch.ENDED, folder));
    assertEquals(checkpoint(best), found(ChosenEpoch.BEST, folder).path());
    assertEquals(
        new ChosenEpoch.Found(checkpoint(epochs), epochs, true), found(ChosenEpoch.LAST, folder));
    assertEquals(checkpoint(best), found(ChosenEpoch.after(best), folder).path());
    assertEquals(checkpoint(best), found(ChosenEpoch.ENDED, checkpoint(best)).path());
    UserError missing = assertThrows(UserError.class, () -> found(ChosenEpoch.after(77), folder));
    assertTrue(
        missing.getMessage().contains(" has no checkpoint of epoch 77; it has those of "),
        missing.getMessage());
    UserError only = assertThrows(UserError.class, () -> found(ChosenEpoch.LAST, checkpoint(best)));
    assertTrue(
        only.getMessage().contains("is one checkpoint, of epoch " + best), only.getMessage());

    // a run that goes on does so from its last epoch, and ends with that where the best is not
    // wanted
    TrainOptions more = OPTIONS.withEpochs((int) epochs + 1).withWatch(Watch.NONE.by(Monitor.LOSS));
    Run longer = fit(more.withSaving(Saving.NONE.in(folder).resumed(true)));
    assertEquals(fit(more).weights(), longer.weights());
    assertEquals(checkpoint(epochs + 1), found(ChosenEpoch.ENDED, folder).path());
    assertEquals(checkpoint(best), found(ChosenEpoch.BEST, folder).path());
  }

  @Test
  void aBestCheckpointThatIsDamagedIsLeftOut() throws IOException {
    Run run = fit(OPTIONS.withEarlyStopping(2, "loss").withCheckpoints(folder));
    long epochs = run.history().epochs().size();
    Path best = checkpoint(best(run.history()).epoch());
    Files.write(best.resolve("variables.index"), new byte[] {1});
    List<String> skipped = new ArrayList<>();
    assertEquals(
        checkpoint(epochs), ChosenEpoch.ENDED.in(folder, skipped::add).orElseThrow().path());
    assertTrue(skipped.get(0).contains("is damaged and left out"), skipped::toString);
  }

  private static ChosenEpoch.Found found(ChosenEpoch chosen, Path folder) {
    return chosen.in(folder, skipped -> {}).orElseThrow();
  }

  private Path checkpoint(long epoch) {
    return folder.resolve("epoch-%04d".formatted(epoch));
  }

  private Run read(Path checkpoints) {
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.restore(checkpoints);
      return new Run(null, Networks.weights(trainer), null);
    }
  }

  @Test
  void theBestCheckpointIsThatOfTheMonitor() {
    Run run =
        fit(
            OPTIONS
                .withEpochs(8)
                .withSaving(Saving.NONE.in(folder).keeping(1))
                .withWatch(Watch.NONE.by(Monitor.LOSS)));
    int best = best(run.history()).epoch();
    assertTrue(Files.exists(folder.resolve("epoch-%04d".formatted(best))), "epoch " + best);
    assertTrue(Files.exists(folder.resolve("epoch-0008")));
  }

  @Test
  void aMonitorThatThereIsNotIsSaidBeforeTheFirstStep() {
    TrainOptions options = OPTIONS.withWatch(Watch.NONE.by(new Monitor("score", true)));
    Listener listener = new Listener();
    listener.stepsLeft = 100;
    UserError unknown;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      unknown = assertThrows(UserError.class, () -> trainer.fit(noise, options, listener));
    }
    assertEquals(100, listener.stepsLeft);
    assertTrue(unknown.getMessage().contains("there is no metric \"score\""), unknown.getMessage());
    assertTrue(unknown.getMessage().contains("accuracy, precision"), unknown.getMessage());
  }

  @Test
  void listenersSeeWhatWasMeasured() {
    Run run = fit(OPTIONS.withEpochs(1).withMetrics("top2"));
    Evaluation last = run.listener().evaluations.get(0);
    assertEquals(last, run.history().evaluation().orElseThrow());
    assertEquals(last.metrics(), run.history().epochs().get(0).metrics());
    assertTrue(last.metric("top2") >= last.accuracy());
    long counted = 0;
    long right = 0;
    for (int i = 0; i < 3; i++) {
      counted += last.confusion().orElseThrow().labelled(i);
      right += last.confusion().orElseThrow().count(i, i);
    }
    assertEquals(32, counted);
    assertEquals(right / 32.0, last.accuracy());
    assertEquals(32 - right, last.mistakes().size());
  }

  @Test
  void fallsAreCountedFromTheResultsAlone() {
    Plateau.Rule rule = new Plateau.Rule(Monitor.of("accuracy"), 0.1, 2, 0.01, 1e-5);
    // 0.505 is not better than 0.5 by 0.01; NaN is no better than anything
    assertEquals(0, rule.falls(List.of(0.5, 0.505, 0.52)));
    assertEquals(1, rule.falls(List.of(0.5, 0.505, Double.NaN, 0.4)));
    assertEquals(2, rule.falls(List.of(0.5, 0.4, 0.4, 0.4, 0.4)));
    assertEquals(1e-3, rule.rate(1e-3, 0));
    assertEquals(1e-4, rule.rate(1e-3, 1), 1e-18);
    assertEquals(1e-5, rule.rate(1e-3, 5));
    assertEquals(1e-6, rule.rate(1e-6, 5), "a schedule may be below");
  }
}
