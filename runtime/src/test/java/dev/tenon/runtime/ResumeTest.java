package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.LinearDecay;
import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Tiny;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.cli.Precision;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are stopped and go on. */
class ResumeTest extends StoppedRuns {
  /** In an epoch, at its last step, at its first, and one step a time. */
  @ParameterizedTest
  @ValueSource(strings = {"13", "10", "11", "1", "39", "3 4 20", "9 1 1 1 9 1"})
  void aRunThatWasStoppedEndsAsIfItHadNotBeen(String stops) {
    Map<String, Value> whole;
    List<EpochResult> results;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      results = trainer.fit(noise, OPTIONS, new Stopping()).epochs();
      whole = Networks.weights(trainer);
    }
    TrainOptions options = saving();
    for (String steps : stops.split(" ")) {
      Stopping listener = new Stopping();
      listener.stepsLeft = Integer.parseInt(steps);
      History history = fit(options, listener);
      assertFalse(history.complete());
      assertTrue(listener.stopped.contains("--resume goes on"), listener.stopped);
      options = resuming();
    }
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      History history = trainer.fit(noise, resuming(), new Stopping());

      assertTrue(history.complete());
      assertEquals(timeless(results), timeless(history.epochs()));
      assertEquals(whole, Networks.weights(trainer));
    }
  }

  private static List<String> timeless(List<EpochResult> results) {
    return results.stream()
        .map(r -> "%d %s %s %s".formatted(r.epoch(), r.trainLoss(), r.testLoss(), r.testAccuracy()))
        .toList();
  }

  @Test
  void anInterruptedThreadSavesToo() throws Exception {
    Stopping listener = new Stopping();
    listener.stop = () -> Thread.currentThread().interrupt();
    listener.stepsLeft = 13;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      assertFalse(trainer.fit(noise, saving(), listener).complete());
    }
    assertTrue(Thread.interrupted(), "the caller may want to know");
    assertEquals(List.of("epoch-0001", "epoch-0001-step-000003"), checkpoints());
  }

  @Test
  void otherBatchesOrDataAreRefused() {
    stopAfter(3);
    UserError batches =
        assertThrows(UserError.class, () -> fit(resuming().withBatchSize(8), new Stopping()));
    assertTrue(batches.getMessage().contains("batches of 16, not of 8"), batches.getMessage());
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      Splits<Noise> fewer = new Splits<>(noise.train().take(40), noise.test());
      UserError data =
          assertThrows(UserError.class, () -> trainer.fit(fewer, resuming(), new Stopping()));
      assertTrue(data.getMessage().contains("156 examples, and there are 40"), data.getMessage());
      assertFalse(data.getMessage().contains("--other-data"), data.getMessage());
      TrainOptions other = OPTIONS.withSaving(resuming().saving().withOtherData(true));
      String why =
          assertThrows(UserError.class, () -> trainer.fit(fewer, other, new Stopping()))
              .getMessage();
      assertTrue(
          why.contains("--other-data takes as many others within an epoch: how far it"), why);
      assertTrue(why.endsWith("end epoch 1 with the same data first"), why);
    }
  }

  /** Between two epochs: the schedule ends with the last step, also after a further break. */
  @ParameterizedTest
  @ValueSource(ints = {40, 300})
  void anotherNumberOfExamplesIsTakenBetweenTwoEpochs(int count) {
    try (Trainer<Noise> trainer = scheduled()) {
      trainer.fit(noise, saving().withEpochs(1), new Stopping());
    }
    Splits<Noise> other = new Splits<>(Networks.noise(count, 3), noise.test());
    try (Trainer<Noise> trainer = scheduled()) {
      String told =
          assertThrows(UserError.class, () -> trainer.fit(other, resuming(), new Stopping()))
              .getMessage();
      assertTrue(told.contains("156 examples, and there are " + count), told);
      assertTrue(told.contains("add --other-data to go on with these"), told);
    }
    TrainOptions wanted = OPTIONS.withSaving(resuming().saving().withOtherData(true));
    Stopping listener = new Stopping();
    listener.stepsLeft = 2;
    try (Trainer<Noise> trainer = scheduled()) {
      listener.stop = trainer::stop;
      assertFalse(trainer.fit(other, wanted, listener).complete());
    }
    assertTrue(
        listener.warnings.contains(
            "an epoch of the run had 156 examples, and has %d from now on; a schedule of the learning rate goes over the steps that are left"
                .formatted(count)),
        listener.warnings::toString);
    try (Trainer<Noise> trainer = scheduled()) {
      History history = trainer.fit(other, resuming(), new Stopping());
      int left = (OPTIONS.epochs() - 1) * ((count - 1) / OPTIONS.batchSize() + 1);
      assertEquals(STEPS + left, trainer.read("training/step").scalar());
      // a line to 0: of n steps the last has 1 / n of the rate
      double rate = history.epochs().get(OPTIONS.epochs() - 1).learningRate();
      double whole = trainer.read("training/learning_rate").scalar();
      assertEquals(whole / (STEPS + left), rate, 1e-6 * whole);
    }
  }

  private static Trainer<Noise> scheduled() {
    return new Trainer<>(new GraphBuilder(Networks.program(Varied.class)), new LinearDecay.Rule(0));
  }

  /** As many, but not the same. */
  @Test
  void otherExamplesAreRefusedUnlessTheyAreWanted() {
    stopAfter(3);
    Splits<Noise> other = new Splits<>(Networks.noise(noise.train().size(), 3), noise.test());
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      String told =
          assertThrows(UserError.class, () -> trainer.fit(other, resuming(), new Stopping()))
              .getMessage();
      assertTrue(
          told.matches(".*began with, but not the same \\(checksum \\w{8}, not \\w{8}\\).*"), told);
      assertTrue(told.contains("add --other-data to go on with these"), told);
    }
    TrainOptions wanted = OPTIONS.withSaving(resuming().saving().withOtherData(true));
    Stopping listener = new Stopping();
    listener.stepsLeft = 3;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      listener.stop = trainer::stop;
      trainer.fit(other, wanted, listener);
      assertEquals(
          List.of(
              "the run goes on with other examples to train on than it began with, as --other-data"
                  + " says"),
          listener.warnings);
    }
    Stopping last = new Stopping();
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      Splits<Noise> tested = new Splits<>(other.train(), Networks.noise(32, 4));
      assertTrue(trainer.fit(tested, resuming(), last).complete());
    }
    assertEquals(1, last.warnings.size(), last.warnings::toString);
    assertTrue(last.warnings.get(0).startsWith("the test data is not that"), last.warnings.get(0));
  }

  /** Written before data was told from other data, and before {@code run.json} had a checksum. */
  @Test
  void anOldCheckpointGoesOn() throws Exception {
    stopAfter(3);
    Path file = folder.resolve("epoch-0000-step-000003/run.json");
    Seals.edit(file, text -> text.replaceFirst(",\\s*\"data\" : \\{[^}]*}", ""));
    assertFalse(Files.readString(file).contains("\"test\""), Files.readString(file));
    Stopping listener = new Stopping();
    assertTrue(fit(resuming(), listener).complete());
    assertEquals(List.of(), listener.warnings);
  }

  /** A listener, the data and the test data fail: in a step, before one, and after the last. */
  @ParameterizedTest
  @ValueSource(strings = {"listener", "train", "test"})
  void whatWasLearnedBeforeAnErrorIsSaved(String failing) {
    Map<String, Value> whole;
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.fit(noise, OPTIONS, new Stopping());
      whole = Networks.weights(trainer);
    }
    Stopping listener = new Stopping();
    listener.stepsLeft = failing.equals("listener") ? 13 : Integer.MAX_VALUE;
    Splits<Noise> bad =
        new Splits<>(
            failing.equals("train") ? broken(noise.train()) : noise.train(),
            failing.equals("test") ? broken(noise.test()) : noise.test());
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      listener.stop =
          () -> {
            throw new IllegalStateException("broken");
          };
      RuntimeException failure =
          assertThrows(RuntimeException.class, () -> trainer.fit(bad, saving(), listener));
      assertEquals("broken", failure.getMessage());
    }
    assertEquals(1, listener.warnings.size(), listener.warnings::toString);
    assertTrue(
        listener
            .warnings
            .get(0)
            .endsWith("is saved in %s, from where --resume goes on".formatted(folder)),
        listener.warnings.get(0));
    assertEquals(failing.equals("listener") ? 2 : 1, listener.saved.size());

    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.fit(noise, resuming(), new Stopping());
      assertEquals(whole, Networks.weights(trainer));
    }
  }

  /**
   * Has an example that cannot be read: the first two batches can, and none of those to test on.
   */
  private Dataset<Noise> broken(Dataset<Noise> data) {
    int[] left = {data.size() > 100 ? 40 : 0};
    return data.map(
        (example, input, label) -> {
          if (left[0]-- <= 0) {
            throw new UserError("broken");
          }
          input.put(example.input());
          label.put(example.label());
        });
  }

  @Test
  void anotherSeedAndOtherThreadsAreSaid() {
    stopAfter(3);
    Stopping listener = new Stopping();
    listener.stepsLeft = 3;
    fit(resuming().withSeed(7).withThreads(1).withPrecision(Precision.BFLOAT16), listener);
    assertEquals(
        List.of(
            "the run goes on with its own seed, 1, not with 7",
            "the run had 2 threads and goes on with 1: its weights may differ, in their last"
                + " digits at first, from those without a break",
            "the run computed in float32 and goes on in bfloat16: its weights will differ from"
                + " those without a break"),
        listener.warnings);
  }

  @Test
  void aFinishedRunSaysSoAndCanHaveMoreEpochs() {
    fit(saving(), new Stopping());
    Stopping listener = new Stopping();
    assertTrue(fit(resuming(), listener).complete());
    assertTrue(
        listener.warnings.get(0).contains("4 epochs of this run are done; more"),
        listener.warnings.toString());
    assertEquals(5, fit(resuming().withEpochs(5), new Stopping()).epochs().size());
  }

  @Test
  void aChangedModelIsRefusedWithWhatDiffers() {
    Path checkpoint = folder.resolve("tiny");
    try (Trainer<Rows> trainer = Networks.trainer(Tiny.class)) {
      trainer.save(checkpoint);
    }
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      UserError other = assertThrows(UserError.class, () -> trainer.restore(checkpoint));
      assertTrue(other.getMessage().contains("a checkpoint of Tiny, not of Varied"));
    }
    String differences =
        Differences.between(
                Map.of("hidden/kernel", "float32 24 12", "new/bias", "float32 3"),
                Map.of("hidden/kernel", "float32 24 16", "old/bias", "float32 3"))
            .orElseThrow();
    assertEquals(3, differences.lines().count(), differences);
    assertTrue(
        differences.contains("hidden/kernel is float32 24 16 in the checkpoint, float32 24 12 in"),
        differences);
    assertTrue(differences.contains("new/bias (float32 3) is not in the checkpoint"));
    assertTrue(differences.contains("old/bias (float32 3) is only in the checkpoint"));
  }
}
