package dev.tenon.runtime;

import static dev.tenon.Tenon.copy;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Adam;
import dev.tenon.BatchNorm;
import dev.tenon.DType;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Flatten;
import dev.tenon.Formerly;
import dev.tenon.Frozen;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Objective;
import dev.tenon.Relu;
import dev.tenon.Sgd;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.Update;
import dev.tenon.WeightAverage;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunView;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages of weights, with which a model answers. */
class WeightAverageTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(3).withBatchSize(4).withThreads(1);
  private static final Splits<Rows> ROWS = new Splits<>(Networks.rows(40, 1), Networks.rows(16, 2));

  @TempDir private Path folder;

  /** The gradient towards the kernel is the sum of the inputs, whatever the kernel is. */
  @Model
  @Sgd(0.5)
  @WeightAverage(0.75)
  private static final class Line {
    final Layer line = dense(1, o -> o.bias(false));
    final Layer other = dense(1, o -> o.bias(false));

    Tensor forward(@Shape("float64 N 2") Tensor x) {
      return line.apply(x);
    }

    Objective learn(@Shape("float64 N 2") Tensor x, @Shape("float64 N 2") Tensor y) {
      return minimize(line.apply(x).sum().plus(other.apply(y).stopGradient().sum())).of(line);
    }

    Update reset() {
      return copy(other, line);
    }
  }

  private static Trainer<Void> line() {
    return new Trainer<>(
        new GraphBuilder(FluentAssembler.assemble(new Line(), "Line", DType.FLOAT64).orThrow()));
  }

  /** Steps of the optimizer, and the part of the old that stays: 0.75 from the 26th step on. */
  @ParameterizedTest
  @CsvSource({"1, 0.1", "2, 0.18181818181818182", "26, 0.7428571428571429", "40, 0.75"})
  void averagesAreThoseOfTheFormula(int steps, double lastDecay) {
    try (Trainer<Void> trainer = line()) {
      double[] w = trainer.read("line/kernel").doubles();
      double[] a = w.clone();
      double decay = 0;
      for (int t = 0; t < steps; t++) {
        double[] x = {t % 3 - 0.5, t * t * 0.01};
        trainer.step("train", Value.of(x, 1, 2), Value.of(x, 1, 2));
        decay = Math.min(0.75, (1.0 + t) / (10.0 + t));
        for (int i = 0; i < 2; i++) {
          w[i] -= 0.5 * x[i];
          a[i] = decay * a[i] + (1 - decay) * w[i];
        }
      }
      assertEquals(lastDecay, decay, 1e-15);
      assertArrayEquals(w, trainer.read("line/kernel").doubles(), 1e-13);
      assertArrayEquals(a, trainer.read("line/kernel/average").doubles(), 1e-13);
      Value answer = trainer.predictor().predict(Value.of(new double[] {1, 0}, 1, 2));
      assertEquals(a[0], answer.scalar(), 1e-13);
    }
  }

  @Test
  void whatIsGivenAnotherValueIsAveragedAnew() {
    try (Trainer<Void> trainer = line()) {
      Value x = Value.of(new double[] {1, 2}, 1, 2);
      trainer.step("train", x, x);
      trainer.update("reset", Map.of());
      Value other = trainer.read("other/kernel");
      assertEquals(other, trainer.read("line/kernel"));
      assertEquals(other, trainer.read("line/kernel/average"));
      trainer.write("line/kernel", Value.of(new double[] {7, 8}, 2, 1));
      assertEquals(7, trainer.read("line/kernel/average").doubles()[0]);
      assertThrows(
          IllegalArgumentException.class, () -> trainer.read("other/kernel/average"), "not moved");
    }
  }

  @Test
  void aRefusedStepLeavesTheAverages() {
    try (Trainer<Void> trainer = line()) {
      Value x = Value.of(new double[] {1, 2}, 1, 2);
      trainer.step("train", x, x);
      Map<String, Value> before = Networks.weights(trainer);
      Value odd = Value.of(new double[] {Double.NaN, 2}, 1, 2);
      assertThrows(UserError.class, () -> trainer.step("train", odd, x));
      assertEquals(before, Networks.weights(trainer));
    }
  }

  @Model(data = Rows.class)
  @Adam(0.01)
  @Training(accumulate = 2)
  @WeightAverage(0.9)
  private record Averaged(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 16) @BatchNorm @Relu Tensor hidden,
      @Dropout(0.3) Tensor dropped,
      @Dense(units = 3) Tensor logits) {}

  /** The same without averages. */
  @Model(data = Rows.class)
  @Adam(0.01)
  @Training(accumulate = 2)
  private record Plain(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 16) @BatchNorm @Relu Tensor hidden,
      @Dropout(0.3) Tensor dropped,
      @Dense(units = 3) Tensor logits) {}

  @Model(data = Rows.class)
  @WeightAverage
  private record PartlyFrozen(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Frozen @Dense(units = 16) @Relu Tensor hidden,
      @Dense(units = 3) Tensor logits) {}

  @Test
  void trainingIsThatWithoutAveragesAndEvaluationThatOfTheAverages() {
    try (Trainer<Rows> averaged = Networks.trainer(Averaged.class);
        Trainer<Rows> plain = Networks.trainer(Plain.class)) {
      EpochResult last = averaged.fit(ROWS, OPTIONS, Networks.SILENT).epochs().get(2);
      EpochResult other = plain.fit(ROWS, OPTIONS, Networks.SILENT).epochs().get(2);
      assertEquals(other.trainLoss(), last.trainLoss());
      assertNotEquals(other.testLoss(), last.testLoss());
      Networks.weights(plain)
          .forEach((name, value) -> assertEquals(value, averaged.read(name), name));

      answersWithTheAverages(plain, averaged);
      Dataset<Rows> test = ROWS.test();
      assertEquals(last.testLoss(), plain.evaluate(test).loss());
      assertEquals(last.testLoss(), averaged.evaluate(test).loss());
    }
  }

  /** As if the annotation had been added after some epochs. */
  @Test
  void averagesThatACheckpointLacksBeginWithTheWeights() throws Exception {
    Path run = folder.resolve("run");
    TrainOptions options = OPTIONS.withEpochs(1).withCheckpoints(run);
    Map<String, Value> saved;
    try (Trainer<Rows> plain = Networks.trainer(Plain.class)) {
      plain.fit(ROWS, options, Networks.SILENT);
      saved = Networks.weights(plain);
    }
    Path json = run.resolve("epoch-0001").resolve(Checkpoint.RUN);
    Seals.edit(json, text -> text.replace("\"Plain\"", "\"Averaged\""));

    try (Trainer<Rows> averaged = Networks.trainer(Averaged.class)) {
      averaged.restore(run);
      saved.forEach((name, value) -> assertEquals(value, averaged.read(name), name));
      assertEquals(saved.get("logits/kernel"), averaged.read("logits/kernel/average"));
    }
    List<String> warnings = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void warned(String message) {
            warnings.add(message);
          }
        };
    TrainOptions further = options.withEpochs(2).withSaving(Saving.NONE.in(run).resumed(true));
    try (Trainer<Rows> averaged = Networks.trainer(Averaged.class)) {
      averaged.fit(ROWS, further, listener);
      assertNotEquals(averaged.read("logits/kernel"), averaged.read("logits/kernel/average"));
      assertEquals(
          List.of(
              run.resolve("epoch-0001")
                  + " has no averages of weights; they begin with the weights"),
          warnings);
    }
    warnings.clear();
    try (Trainer<Rows> averaged = Networks.trainer(Averaged.class)) {
      averaged.fit(
          ROWS, further.withEpochs(3).withSaving(Saving.NONE.in(run).resumed(true)), listener);
      assertEquals(List.of(), warnings, "now it has them");
    }
  }

  /** Gives {@code plain} the averages, and compares what both answer. */
  private void answersWithTheAverages(Trainer<Rows> plain, Trainer<Rows> averaged) {
    averaged.weights().writeNpz(folder.resolve("averages.npz"));
    plain.weights().load(folder.resolve("averages.npz"));
    assertEquals(averaged.read("logits/kernel/average"), plain.read("logits/kernel"));
    assertNotEquals(averaged.read("logits/kernel"), plain.read("logits/kernel"));
    assertEquals(
        averaged.read("hidden/batchNorm/movingMean"),
        plain.read("hidden/batchNorm/movingMean"),
        "no average");

    Value images =
        Value.of(
            new byte[] {1, 99, 3, 4, 5, 6, 7, 80, 9, 0, 1, 2, 3, 40, 5, 6, 7, 8, 9, 90, 1, 2, 3, 4},
            1,
            6,
            4,
            1);
    Value expected = plain.predictor().predict(images);
    assertEquals(expected, averaged.predictor().predict(images));
    averaged.export(folder.resolve("exported"));
    plain.export(folder.resolve("plain"));
    averaged.save(folder.resolve("checkpoint"));
    try (Predictor exported = Predictor.load(folder.resolve("exported"));
        Predictor other = Predictor.load(folder.resolve("plain"));
        Predictor restored =
            new Predictor(
                new GraphBuilder(Networks.program(Averaged.class)), folder.resolve("checkpoint"))) {
      assertEquals(other.predict(images), exported.predict(images));
      assertEquals(expected, restored.predict(images));
    }
  }

  @Test
  void listenersSeeTheAverages() {
    RunView[] view = new RunView[1];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void opened(RunView opened) {
            view[0] = opened;
          }

          @Override
          public void epochEnded(EpochResult result) {
            Map<String, Value> weights = view[0].weights();
            assertFalse(weights.containsKey("logits/kernel/average"));
            seen = weights.get("logits/kernel");
          }
        };
    try (Trainer<Rows> trainer = Networks.trainer(Averaged.class)) {
      trainer.fit(ROWS, OPTIONS, listener);
      assertEquals(trainer.read("logits/kernel/average"), seen);
    }
  }

  private Value seen;

  @Test
  void batchesThatAreGatheredAreNoSteps() {
    try (Trainer<Rows> trainer = Networks.trainer(Averaged.class)) {
      trainer.open(OPTIONS.computing());
      Value start = trainer.read("logits/bias/average");
      trainer.fit(ROWS, OPTIONS.withAccumulate(4), new Interruption(3));
      assertEquals(3, trainer.read("training/gathered").scalar());
      assertEquals(start, trainer.read("logits/bias/average"));
      trainer.fit(ROWS, OPTIONS.withAccumulate(4).withEpochs(1), Networks.SILENT);
      assertNotEquals(start, trainer.read("logits/bias/average"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 15})
  void aRunThatWasStoppedEndsAsIfItHadNotBeen(int stop) {
    Interruption.assertChangesNothing(
        () -> Networks.trainer(Averaged.class),
        ROWS,
        OPTIONS.withAccumulate(3),
        stop,
        folder,
        t -> {});
  }

  @Test
  void theBestEpochIsThatOfTheAveragesAndComesBackWhole() {
    TrainOptions options = OPTIONS.withEpochs(40).withEarlyStopping(2, "max loss");
    try (Trainer<Rows> trainer = Networks.trainer(Averaged.class);
        Trainer<Rows> alone = Networks.trainer(Averaged.class)) {
      // the loss falls, so that the first epoch is the one with the largest
      History history = trainer.fit(ROWS, options, Networks.SILENT);
      assertEquals(3, history.epochs().size());
      assertEquals(history.epochs().get(0).testLoss(), trainer.evaluate(ROWS.test()).loss());
      alone.fit(ROWS, options.withEpochs(1), Networks.SILENT);
      for (String name : List.of("logits/kernel", "logits/kernel/average")) {
        assertEquals(alone.read(name), trainer.read(name), name);
      }
    }
  }

  private static final class Before {
    @Model(data = Rows.class)
    @WeightAverage
    private record Net(
        @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
        @Flatten Tensor flat,
        @Dense(units = 3) Tensor scores) {}
  }

  private static final class After {
    @Model(data = Rows.class)
    @WeightAverage
    private record Net(
        @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
        @Flatten Tensor flat,
        @Formerly("scores") @Dense(units = 3) Tensor logits) {}
  }

  @Test
  void averagesOfARenamedLayerAreFound() {
    try (Trainer<Rows> before = Networks.trainer(Before.Net.class);
        Trainer<Rows> after = Networks.trainer(After.Net.class)) {
      before.fit(ROWS, OPTIONS, Networks.SILENT);
      before.save(folder.resolve("before"));
      after.restore(folder.resolve("before"));
      assertEquals(before.read("scores/kernel/average"), after.read("logits/kernel/average"));
      assertEquals(before.read("scores/kernel"), after.read("logits/kernel"));
    }
  }

  @Test
  void frozenWeightsHaveNoAverage() {
    try (Trainer<Rows> trainer = Networks.trainer(PartlyFrozen.class)) {
      assertEquals(
          "logits/kernel/average logits/bias/average",
          trainer.graph().weights().stream()
              .map(Weight::name)
              .filter(name -> name.endsWith("/average"))
              .collect(Collectors.joining(" ")));
      assertTrue(trainer.evaluate(ROWS.test()).loss() > 0);
    }
  }
}
