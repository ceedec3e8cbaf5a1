package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Adam;
import dev.tenon.BatchNorm;
import dev.tenon.ClipGradients;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Flatten;
import dev.tenon.InverseSqrtDecay;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Relu;
import dev.tenon.Schedule;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of the gradients of several batches. */
class AccumulateTest {
  private static final TrainOptions OPTIONS = TrainOptions.DEFAULTS.withEpochs(3).withThreads(1);

  @TempDir private Path folder;

  @Model(data = Rows.class)
  @Adam(0.01)
  @ClipGradients(globalNorm = 0.5)
  @Training(weightDecay = 0.01, accumulate = 2)
  private record Gathering(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 16) @Relu Tensor hidden,
      @Dense(units = 3) Tensor logits) {}

  @Model(data = Rows.class)
  @Adam(0.01)
  @ClipGradients(globalNorm = 0.5)
  @Training(weightDecay = 0.01)
  private record Plain(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 16) @Relu Tensor hidden,
      @Dense(units = 3) Tensor logits) {}

  @Model(data = Rows.class)
  @Adam(0.01)
  @Training(accumulate = 2)
  private record Varied(
      @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 16) @BatchNorm @Relu Tensor hidden,
      @Dropout(0.3) Tensor dropped,
      @Dense(units = 3) Tensor logits) {}

  private static Trainer<Rows> trainer(Class<?> model) {
    Schedule schedule = new InverseSqrtDecay.Rule(5); // which counts steps
    return new Trainer<>(new GraphBuilder(Networks.program(model)), schedule);
  }

  private static Splits<Rows> rows(int count) {
    return new Splits<>(Networks.rows(count, 1), Networks.rows(16, 2));
  }

  /**
   * 48 examples are 3 steps of 16; 41 leave a batch of 1 behind, so that the last step is smaller.
   */
  @Test
  void fourBatchesMoveTheWeightsAsOneThatIsFourTimesAsLarge() {
    try (Trainer<Rows> gathering = trainer(Gathering.class);
        Trainer<Rows> plain = trainer(Plain.class)) {
      gathering.fit(rows(48), OPTIONS.withBatchSize(4).withAccumulate(4), Networks.SILENT);
      plain.fit(rows(48), OPTIONS.withBatchSize(16), Networks.SILENT);
      for (Weight<?> weight : plain.graph().learned()) {
        assertArrayEquals(
            plain.read(weight.name()).doubles(),
            gathering.read(weight.name()).doubles(),
            2e-5,
            weight.name());
      }
      assertEquals(9, gathering.read("training/updates").scalar());
      assertEquals(36, gathering.read("training/step").scalar());
      assertEquals(0, gathering.read("training/gathered").scalar());
    }
  }

  /** 40 examples are 10 batches of 4: steps of 4, 4 and 2 batches, as of 16, 16 and 8 examples. */
  @Test
  void theRestOfAnEpochMakesAStepOfItsOwn() {
    try (Trainer<Rows> gathering = trainer(Gathering.class);
        Trainer<Rows> plain = trainer(Plain.class)) {
      gathering.fit(rows(40), OPTIONS.withBatchSize(4).withAccumulate(4), Networks.SILENT);
      plain.fit(rows(40), OPTIONS.withBatchSize(16), Networks.SILENT);
      assertArrayEquals(
          plain.read("hidden/kernel").doubles(), gathering.read("hidden/kernel").doubles(), 2e-5);
    }
  }

  @Test
  void aStepOfOneBatchIsThatOfAModelThatDoesNotGather() {
    try (Trainer<Rows> gathering = trainer(Gathering.class);
        Trainer<Rows> plain = trainer(Plain.class)) {
      gathering.fit(rows(40), OPTIONS.withBatchSize(16).withAccumulate(1), Networks.SILENT);
      plain.fit(rows(40), OPTIONS.withBatchSize(16), Networks.SILENT);
      assertEquals(plain.read("logits/kernel"), gathering.read("logits/kernel"));
    }
  }

  /** Within a step, at its end, and within the rest of an epoch. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 9, 11})
  void aRunThatWasStoppedWithinAStepEndsAsIfItHadNotBeen(int stop) {
    TrainOptions options = OPTIONS.withBatchSize(4).withAccumulate(4);
    Interruption.assertChangesNothing(
        () -> trainer(Varied.class),
        rows(40),
        options,
        stop,
        folder,
        stopped -> assertEquals(stop % 10 % 4, stopped.read("training/gathered").scalar()));
    TrainOptions resumed = Interruption.resumed(options, folder);
    try (Trainer<Rows> trainer = trainer(Varied.class)) {
      UserError error =
          assertThrows(
              UserError.class,
              () -> trainer.fit(rows(40), resumed.withAccumulate(3), Networks.SILENT));
      assertTrue(error.getMessage().endsWith("give --accumulate 4"), error.getMessage());
    }
  }

  @Test
  void aModelThatDoesNotGatherSaysWhatToWrite() {
    try (Trainer<Rows> trainer = trainer(Plain.class)) {
      UserError error =
          assertThrows(
              UserError.class,
              () -> trainer.fit(rows(8), OPTIONS.withAccumulate(4), Networks.SILENT));
      assertEquals(
          "Plain was compiled for a step with each batch, and has no memory to gather gradients in;"
              + " write @Training(accumulate = 4), and compile it",
          error.getMessage());
    }
  }
}
