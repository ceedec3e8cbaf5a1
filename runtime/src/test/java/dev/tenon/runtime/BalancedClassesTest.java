package dev.tenon.runtime;

import static dev.tenon.Tenon.balancedWeights;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.softmaxCrossEntropy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.DataSpec;
import dev.tenon.Dense;
import dev.tenon.LabelKind;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Objective;
import dev.tenon.Output;
import dev.tenon.Sgd;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of classes that a run counts, on inputs of 0: all logits are the biases, at first 0. */
class BalancedClassesTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(1).withBatchSize(16).withThreads(1);
  private static final String WEIGHTS = "training/class_weights";

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();
  private final TrainingListener listener =
      new TrainingListener() {
        @Override
        public void warned(String warning) {
          warnings.add(warning);
        }
      };

  /** Three kinds. */
  @DataSpec(
      input = "uint8 N 2",
      classes = 3,
      ignored = -1,
      classNames = {"ash", "elm", "oak"})
  static final class Kinds {
    private Kinds() {}
  }

  /** Two kinds. */
  @DataSpec(input = "uint8 N 2", classes = 2)
  static final class Pair {
    private Pair() {}
  }

  /** One truth. */
  @DataSpec(input = "N 2", label = "N 1", kind = LabelKind.BINARY)
  static final class Truths {
    private Truths() {}
  }

  @Model(data = Kinds.class)
  @Sgd(1)
  @Training(balanceClasses = true)
  record Balanced(@Normalize @Dense(units = 3) Tensor logits) {}

  @Model(data = Kinds.class)
  @Sgd(1)
  record Stated(
      @Normalize @Output(classWeights = {10 / 18.0, 10 / 9.0, 10 / 3.0}) @Dense(units = 3)
          Tensor logits) {}

  @Model(data = Truths.class)
  @Sgd(1)
  @Training(balanceClasses = true)
  record BalancedTruth(@Dense(units = 1) Tensor logit) {}

  private static Dataset<Kinds> kinds(int... labels) {
    return Dataset.of(Kinds.class, new byte[labels.length * 2], labels);
  }

  private static Splits<Kinds> uneven() {
    return new Splits<>(kinds(0, 0, 1, 0, 2, 0, 0, 1, 0, 1), kinds(0, 2));
  }

  /** Six, three and one of ten: 10 / (3 * 6), 10 / (3 * 3), 10 / (3 * 1). */
  @Test
  void aRunCountsTheClassesOfItsData() {
    try (Trainer<Kinds> trainer = Networks.trainer(Balanced.class)) {
      assertArrayEquals(new double[] {1, 1, 1}, trainer.read(WEIGHTS).doubles(), "no run yet");
    }
    try (Trainer<Kinds> trainer = Networks.trainer(Balanced.class);
        Trainer<Kinds> stated = Networks.trainer(Stated.class)) {
      History history = trainer.fit(uneven(), OPTIONS, listener);
      double[] weights = {10 / 18.0, 10 / 9.0, 10 / 3.0};
      assertArrayEquals(weights, trainer.read(WEIGHTS).doubles(), 1e-6);
      // all weights of labels add up to their number, and all classes pull alike
      assertEquals(Math.log(3), history.epochs().get(0).trainLoss(), 1e-6);
      assertArrayEquals(new double[3], trainer.read("logits/bias").doubles(), 1e-6);
      // in evaluation, too
      assertEquals(
          Math.log(3) * (weights[0] + weights[2]) / 2, history.epochs().get(0).testLoss(), 1e-6);
      History other = stated.fit(uneven(), OPTIONS, listener);
      assertEquals(other.epochs().get(0).testLoss(), history.epochs().get(0).testLoss(), 1e-6);
      assertEquals(List.of(), warnings);

      trainer.fit(new Splits<>(kinds(0, 1, 2), kinds(0)), OPTIONS, listener);
      assertArrayEquals(new double[] {1, 1, 1}, trainer.read(WEIGHTS).doubles(), 1e-6, "anew");
    }
  }

  @Test
  void truthsAreTwoClasses() {
    Dataset<Truths> truths = Dataset.of(Truths.class, new float[8], new float[] {0, 1, 0, 0});
    try (Trainer<Truths> trainer = Networks.trainer(BalancedTruth.class)) {
      trainer.fit(new Splits<>(truths, truths), OPTIONS, listener);
      assertArrayEquals(new double[] {2 / 3.0, 2}, trainer.read(WEIGHTS).doubles(), 1e-6);
      assertArrayEquals(new double[1], trainer.read("logit/bias").doubles(), 1e-6);
    }
  }

  @Model(data = Kinds.class)
  @Sgd(1)
  @Training(balanceClasses = true)
  static final class Fluent {
    final Layer body = dense(3);

    Objective learn(Tensor x, Tensor kind) {
      Tensor losses = softmaxCrossEntropy(body.apply(x.cast(DType.FLOAT32)), kind);
      return minimize(losses.times(balancedWeights(kind)).mean());
    }
  }

  @Test
  void anObjectiveWeighsItsLossesItself() {
    try (Trainer<Kinds> trainer = Trainer.live(new Fluent(), Kinds.class)) {
      History history = trainer.fit(uneven(), OPTIONS, listener);
      assertArrayEquals(
          new double[] {10 / 18.0, 10 / 9.0, 10 / 3.0}, trainer.read(WEIGHTS).doubles(), 1e-6);
      assertEquals(Math.log(3), history.epochs().get(0).trainLoss(), 1e-6);
      assertArrayEquals(new double[3], trainer.read("body/bias").doubles(), 1e-6);
    }
  }

  @Model(data = Kinds.class)
  @Sgd(1)
  @Training(balanceClasses = true)
  static final class Two {
    final Layer body = dense(3);

    Objective learn(Tensor x, Tensor kind) {
      Tensor losses = softmaxCrossEntropy(body.apply(x.cast(DType.FLOAT32)), kind);
      return minimize(losses.times(balancedWeights(kind)).mean());
    }

    Objective shrink(Tensor x) {
      return minimize(body.apply(x.cast(DType.FLOAT32)).square().mean());
    }
  }

  /** A run knows its data; steps one by one do not. */
  @Test
  void objectivesThatAreCalledOneByOneNeedACount() {
    Value x = Value.of(new byte[4], 2, 2);
    Value kind = Value.of(new int[] {0, 2}, 2);
    try (Trainer<Kinds> trainer = Trainer.live(new Two(), Kinds.class)) {
      assertEquals(0, trainer.step("shrink", x).loss(), 1e-6);
      assertEquals(
          "learn of Two balances classes that nobody has counted; call balanceClasses(data) first",
          assertThrows(IllegalStateException.class, () -> trainer.step("learn", x, kind))
              .getMessage());
      trainer.balanceClasses(uneven().train());
      assertEquals(
          Math.log(3) * (10 / 18.0 + 10 / 3.0) / 2, trainer.step("learn", x, kind).loss(), 1e-6);
      trainer.save(folder.resolve("saved"));
    }
    try (Trainer<Kinds> trainer = Trainer.live(new Two(), Kinds.class)) {
      trainer.restore(folder.resolve("saved"));
      trainer.step("learn", x, kind); // with the weights of the checkpoint
    }
  }

  @Test
  void aRunThatGoesOnHasTheWeightsOfItsCheckpoint() {
    TrainOptions options = OPTIONS.withEpochs(2).withBatchSize(2);
    Interruption.assertChangesNothing(
        () -> Networks.trainer(Balanced.class), uneven(), options, 1, folder, t -> {});
    try (Trainer<Kinds> trainer = Networks.trainer(Balanced.class)) {
      trainer.restore(folder);
      assertArrayEquals(
          new double[] {10 / 18.0, 10 / 9.0, 10 / 3.0}, trainer.read(WEIGHTS).doubles(), 1e-6);
    }
  }

  @Test
  void aRunSwitchesItOffAndOn() {
    try (Trainer<Kinds> trainer = Networks.trainer(Balanced.class)) {
      trainer.fit(uneven(), OPTIONS.withBalancedClasses(true), listener);
      assertArrayEquals(
          new double[] {10 / 18.0, 10 / 9.0, 10 / 3.0}, trainer.read(WEIGHTS).doubles(), 1e-6);
      trainer.fit(uneven(), OPTIONS.withBalancedClasses(false), listener);
      assertArrayEquals(new double[] {1, 1, 1}, trainer.read(WEIGHTS).doubles());
    }
    try (Trainer<Kinds> trainer = Networks.trainer(Stated.class)) {
      trainer.fit(uneven(), OPTIONS.withBalancedClasses(false), listener);
      TrainOptions on = OPTIONS.withBalancedClasses(true);
      assertEquals(
          "Stated was compiled to count all examples alike, and has no weights of classes; write"
              + " @Training(balanceClasses = true), and compile it",
          assertThrows(UserError.class, () -> trainer.fit(uneven(), on, listener)).getMessage());
    }
  }

  @Test
  void aRunGoesOnAsItBegan() {
    TrainOptions options = OPTIONS.withBalancedClasses(true);
    try (Trainer<Kinds> trainer = Networks.trainer(Balanced.class)) {
      trainer.fit(uneven(), options.withCheckpoints(folder), listener);
    }
    TrainOptions resumed = Interruption.resumed(options.withEpochs(2), folder);
    try (Trainer<Kinds> trainer = Networks.trainer(Balanced.class)) {
      TrainOptions off = resumed.withBalancedClasses(false);
      assertEquals(
          "the run to go on with balances its classes; give --balance-classes on",
          assertThrows(UserError.class, () -> trainer.fit(uneven(), off, listener)).getMessage());
      assertTrue(trainer.fit(uneven(), resumed, listener).complete());
    }
  }

  @Test
  void aClassWithoutExamplesIsToldOf() {
    try (Trainer<Kinds> trainer = Networks.trainer(Balanced.class)) {
      trainer.fit(new Splits<>(kinds(0, 0, 1), kinds(2)), OPTIONS, listener);
      assertArrayEquals(new double[] {0.75, 1.5, 0}, trainer.read(WEIGHTS).doubles(), 1e-6);
      assertEquals(
          List.of("there is nothing to learn class oak from in 3 x Kinds; losses of it count as 0"),
          warnings);
    }
  }

  @Test
  void otherClassesThanCompiledForAreRefused() {
    Dataset<Pair> pair = Dataset.of(Pair.class, new byte[4], new int[] {0, 1});
    try (Trainer<Pair> trainer = Networks.trainer(Balanced.class)) {
      UserError error =
          assertThrows(
              UserError.class, () -> trainer.fit(new Splits<>(pair, pair), OPTIONS, listener));
      assertEquals(
          "Balanced was compiled for 3 classes, and 2 x Pair has 2; compile the model anew",
          error.getMessage());
    }
  }
}
