package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.CosineDecay;
import dev.tenon.Dense;
import dev.tenon.Flatten;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.OneCycle;
import dev.tenon.Schedule;
import dev.tenon.Sgd;
import dev.tenon.StepDecay;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.Warmup;
import dev.tenon.ir.Reflection;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a schedule does to training. */
class LearningRateTest {
  private static final int STEPS = 6;
  private static final int EXAMPLES = 30;
  private static final double WEIGHT_DECAY = 0.05;

  // A batch holds all examples, so an epoch is a step.
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(STEPS).withBatchSize(EXAMPLES).withThreads(1);

  private final Splits<Rows> data =
      new Splits<>(Networks.rows(EXAMPLES, 1), Networks.rows(EXAMPLES, 2));

  @TempDir private Path folder;

  /** The recipe of ResNet, on one layer. */
  @Model(data = Rows.class)
  @Sgd(value = 0.1, momentum = 0.9)
  @StepDecay({0.5, 0.75})
  @Training(weightDecay = WEIGHT_DECAY)
  private record Linear(
      @Normalize(mean = 0, std = 1) Tensor pixels,
      @Flatten Tensor flat,
      @Dense(units = 3) Tensor logits) {}

  private static Trainer<Rows> trainer(Schedule schedule) {
    Trainer<Rows> trainer =
        new Trainer<>(new GraphBuilder(Networks.program(Linear.class)), schedule);
    trainer.open(Device.AUTO, 1);
    return trainer;
  }

  private static List<Value> weights(Trainer<?> trainer) {
    List<Value> values = new ArrayList<>();
    trainer.graph().weights().forEach(weight -> values.add(trainer.read(weight.name())));
    return values;
  }

  @Test
  void eachStepHasTheRateThatTheScheduleSays() {
    Schedule schedule = new Warmup.Rule(0.4, 0).before(new CosineDecay.Rule(0.1));
    List<Value> scheduled;
    try (Trainer<Rows> trainer = trainer(schedule)) {
      trainer.fit(data, OPTIONS, Networks.SILENT);
      scheduled = weights(trainer);
    }
    try (Trainer<Rows> trainer = trainer(Schedule.CONSTANT)) {
      for (int step = 0; step < STEPS; step++) {
        double rate = (float) 0.1 * schedule.factor(step, STEPS);
        trainer.fit(data, OPTIONS.withEpochs(1).withLearningRate(rate), Networks.SILENT);
      }
      assertNotEquals(scheduled, weights(trainer), "the variable keeps the last rate");
      trainer.write("training/learning_rate", Value.of(new float[] {0.1f}));
      assertEquals(scheduled, weights(trainer));
    }
  }

  @Test
  void aRateOfTheCommandLineIsTheOneToStartFrom() {
    try (Trainer<Rows> trainer = trainer(new StepDecay.Rule(List.of(0.5), 0.1))) {
      trainer.fit(data, OPTIONS.withLearningRate(0.5), Networks.SILENT);
      assertEquals(0.5, trainer.read("training/learning_rate").scalar());
    }
  }

  @Test
  void aRunThatWasCutEndsAsOneThatWasNot() {
    Schedule schedule = new Warmup.Rule(0, 2).before(new OneCycle.Rule(0.3, 25, 1e4));
    List<Value> whole;
    try (Trainer<Rows> trainer = trainer(schedule)) {
      trainer.fit(data, OPTIONS, Networks.SILENT);
      whole = weights(trainer);
    }
    TrainingListener cutting =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochResult result) {
            if (result.epoch() == 2) {
              throw new IllegalStateException("cut");
            }
          }
        };
    try (Trainer<Rows> trainer = trainer(schedule)) {
      assertThrows(IllegalStateException.class, () -> trainer.fit(data, OPTIONS, cutting));
      trainer.save(folder.resolve("cut"));
    }
    try (Trainer<Rows> trainer = trainer(schedule)) {
      trainer.restore(folder.resolve("cut"));
      trainer.fit(data, OPTIONS.withEpochs(STEPS - 2), Networks.SILENT);
      assertEquals(whole, weights(trainer));
    }
  }

  /** {@code v = 0.9 v + g + wd w; w = w - rate v}, as PyTorch and the paper have it. */
  @Test
  void momentumAndWeightDecayAreThoseOfResNet() {
    try (Trainer<Rows> trainer = trainer(Reflection.schedule(Linear.class))) {
      double[] kernel = doubles(trainer.read("logits/kernel"));
      double[] bias = doubles(trainer.read("logits/bias"));
      double[] kernelVelocity = new double[kernel.length];
      double[] biasVelocity = new double[bias.length];
      for (double rate : new double[] {0.1, 0.1, 0.1, 0.01, 0.01, 0.001}) {
        double[] kernelGradient = new double[kernel.length];
        double[] biasGradient = new double[bias.length];
        gradients(data.train(), kernel, bias, kernelGradient, biasGradient);
        move(kernel, kernelVelocity, kernelGradient, 2 * WEIGHT_DECAY, rate);
        move(bias, biasVelocity, biasGradient, 0, rate);
      }
      trainer.fit(data, OPTIONS, Networks.SILENT);
      assertArrayEquals(kernel, doubles(trainer.read("logits/kernel")), 2e-6);
      assertArrayEquals(bias, doubles(trainer.read("logits/bias")), 2e-6);
    }
  }

  private static void move(
      double[] weights, double[] velocity, double[] gradient, double weightDecay, double rate) {
    for (int i = 0; i < weights.length; i++) {
      velocity[i] = 0.9 * velocity[i] + gradient[i] + weightDecay * weights[i];
      weights[i] -= rate * velocity[i];
    }
  }

  /** Those of the mean softmax cross-entropy of a linear layer. */
  private static void gradients(
      Dataset<Rows> data,
      double[] kernel,
      double[] bias,
      double[] kernelGradient,
      double[] biasGradient) {
    try (var batches = data.batches(EXAMPLES, LastBatch.KEEP)) {
      var batch = batches.next();
      for (int example = 0; example < EXAMPLES; example++) {
        double[] scores = bias.clone();
        for (int i = 0; i < kernel.length; i++) {
          scores[i % 3] += pixel(batch.inputs().get(example * 24 + i / 3)) * kernel[i];
        }
        double sum = 0;
        for (int c = 0; c < 3; c++) {
          scores[c] = Math.exp(scores[c]);
          sum += scores[c];
        }
        for (int c = 0; c < 3; c++) {
          scores[c] = (scores[c] / sum - (batch.label(example) == c ? 1 : 0)) / EXAMPLES;
          biasGradient[c] += scores[c];
        }
        for (int i = 0; i < kernel.length; i++) {
          kernelGradient[i] += pixel(batch.inputs().get(example * 24 + i / 3)) * scores[i % 3];
        }
      }
    }
  }

  private static double pixel(byte value) {
    return Byte.toUnsignedInt(value) / 255.0;
  }

  private static double[] doubles(Value value) {
    float[] floats = value.floats();
    double[] doubles = new double[floats.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }
}
