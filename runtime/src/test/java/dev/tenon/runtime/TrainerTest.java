package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Tiny;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(4).withBatchSize(16).withThreads(2);

  private final Splits<Rows> data = new Splits<>(Networks.rows(800, 1), Networks.rows(200, 2));

  @TempDir private Path folder;

  private static final class Listener implements TrainingListener {
    final List<EpochResult> epochs = new ArrayList<>();
    RunInfo run;
    long steps;
    boolean ended;
    boolean closed;

    @Override
    public void runStarted(RunInfo info) {
      run = info;
    }

    @Override
    public void stepDone(long step, int examples, double loss, double accuracy) {
      steps++;
    }

    @Override
    public void epochEnded(EpochResult result) {
      epochs.add(result);
    }

    @Override
    public void runEnded() {
      ended = true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void learns() {
    Listener listener = new Listener();
    try (Trainer<Rows> trainer = Networks.trainer()) {
      double before = trainer.evaluate(data.test()).loss();
      trainer.fit(data, TrainOptions.DEFAULTS.withEpochs(4).withBatchSize(16), listener);
      Evaluation after = trainer.evaluate(data.test());

      assertTrue(after.loss() < before / 4, before + " -> " + after.loss());
      assertTrue(after.accuracy() > 0.95, "accuracy " + after.accuracy());
      assertEquals(after.accuracy(), listener.epochs.get(3).testAccuracy());
    }
    assertEquals(4 * 50, listener.steps);
    assertEquals(50, listener.run.stepsPerEpoch());
    assertEquals(24 * 16 + 16 + 16 * 3 + 3, listener.run.parameters());
    assertTrue(listener.ended && listener.closed);
  }

  @Test
  void sameSeedGivesSameWeights() {
    Map<String, Value> first = weightsAfter(OPTIONS);
    Map<String, Value> second = weightsAfter(OPTIONS);

    assertEquals(first, second);
    assertEquals(200, first.get("training/step").scalar());
    assertNotEquals(
        first.get("hidden/kernel"), weightsAfter(OPTIONS.withSeed(7)).get("hidden/kernel"));
  }

  @Test
  void sameSeedGivesSameWeightsWhereThreadsShareSums() {
    Splits<Noise> noise = new Splits<>(Networks.noise(1600, 1), Networks.noise(32, 2));
    TrainOptions options = OPTIONS.withBatchSize(32);
    Map<String, Value> first = weightsAfter(Varied.class, noise, options);

    assertEquals(200, first.get("training/step").scalar());
    assertEquals(first, weightsAfter(Varied.class, noise, options));
  }

  private Map<String, Value> weightsAfter(TrainOptions options) {
    return weightsAfter(Tiny.class, data, options);
  }

  private static <S> Map<String, Value> weightsAfter(
      Class<?> model, Splits<S> data, TrainOptions options) {
    try (Trainer<S> trainer = Networks.trainer(model)) {
      trainer.fit(data, options, new Listener());
      return Networks.weights(trainer);
    }
  }

  @Test
  void goesOnFromCheckpointAsIfNeverStopped() {
    Map<String, Value> whole = weightsAfter(OPTIONS);
    Path checkpoint = folder.resolve("run");
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.fit(data, OPTIONS.withEpochs(1), new Listener());
      trainer.save(checkpoint);
      trainer.fit(data, OPTIONS.withEpochs(1), new Listener());
      trainer.save(checkpoint);
    }
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.restore(checkpoint);
      trainer.fit(data, OPTIONS.withEpochs(2).withSeed(99), new Listener());

      assertEquals(whole, Networks.weights(trainer));
    }
  }

  @Test
  void goesOnWithThreadsOfCheckpoint() {
    Path checkpoint = folder.resolve("run");
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.open(Device.CPU, 3);
      trainer.save(checkpoint);
    }
    Listener listener = new Listener();
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.restore(checkpoint);
      trainer.fit(data, TrainOptions.DEFAULTS.withEpochs(1), listener);
      assertEquals(3, listener.run.threads());
      assertThrows(IllegalStateException.class, () -> trainer.fit(data, OPTIONS, new Listener()));
    }
  }

  @Test
  void predictsFromCheckpointWhatTrainerPredicts() {
    Value image = Value.of(new byte[2 * 24], 2, 6, 4, 1);
    Value expected;
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.fit(data, OPTIONS.withEpochs(1), new Listener());
      trainer.save(folder.resolve("run"));
      expected = trainer.predictor().predict(image);
    }
    GraphBuilder graph = new GraphBuilder(Networks.program(Tiny.class));
    try (Predictor predictor = new Predictor(graph, folder.resolve("run"))) {
      assertEquals(expected, predictor.predict(image));
      assertEquals(2, expected.rows().length);
      Exception wrong =
          assertThrows(
              IllegalArgumentException.class,
              () -> predictor.predict(Value.of(new byte[24], 1, 4, 6, 1)));
      assertTrue(wrong.getMessage().contains("[1, 4, 6, 1]"), wrong.getMessage());
    }
  }

  @Test
  void keepsOldCheckpointWhenCrashedWhileReplacing() throws Exception {
    Path checkpoint = folder.resolve("run");
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.save(checkpoint);
      Files.move(checkpoint, folder.resolve("run.tenon-old"));
      trainer.restore(checkpoint);
    }
  }

  @Test
  void numbersThatAreNoRowsAreTold() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> Value.of(new float[12], 12 / 13, 13));
    assertEquals(
        "float32 [0, 13] takes rows of 13 numbers, which 12 numbers are not", wrong.getMessage());
    IllegalArgumentException few =
        assertThrows(IllegalArgumentException.class, () -> Value.of(new float[13], 2, 13));
    assertEquals("float32 [2, 13] takes 26 numbers, not 13", few.getMessage());
  }

  @Test
  void savesOverCheckpointsAndNothingElse() throws Exception {
    Path checkpoint = Files.createDirectory(folder.resolve("run"));
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.save(checkpoint);
      trainer.save(checkpoint);
      Files.writeString(checkpoint.resolve("notes.txt"), "milk");
      UserError held = assertThrows(UserError.class, () -> trainer.save(checkpoint));
      assertTrue(held.getMessage().contains("run holds notes.txt, which is"), held.getMessage());
      UserError other = assertThrows(UserError.class, () -> trainer.save(folder));
      assertTrue(other.getMessage().contains("exists and is no checkpoint"), other.getMessage());
      UserError above = assertThrows(UserError.class, () -> trainer.restore(folder));
      assertTrue(
          above.getMessage().endsWith("(no run.json); there are some in " + checkpoint),
          above.getMessage());
    }
    assertEquals("milk", Files.readString(checkpoint.resolve("notes.txt")));
  }

  @Test
  void tellsMissingCheckpoint() {
    try (Trainer<Rows> trainer = Networks.trainer()) {
      UserError missing =
          assertThrows(UserError.class, () -> trainer.restore(folder.resolve("none")));
      assertTrue(missing.getMessage().contains("no checkpoint at"), missing.getMessage());
    }
  }

  @Test
  void tellsLossThatIsNoNumber() {
    Listener listener = new Listener();
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.write("logits/bias", Value.of(new float[] {Float.NaN, 0, 0}, 3));
      UserError lost = assertThrows(UserError.class, () -> trainer.fit(data, trained(), listener));
      assertTrue(lost.getMessage().contains("step 1 of epoch 1"), lost.getMessage());
      assertTrue(lost.getMessage().contains("the learning rate is 0.5"), lost.getMessage());
    }
    assertTrue(listener.closed && !listener.ended);
  }

  private static TrainOptions trained() {
    return TrainOptions.DEFAULTS.withLearningRate(0.5);
  }
}
