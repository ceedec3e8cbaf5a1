package dev.tenon.benchmarks;

import dev.tenon.Adam;
import dev.tenon.Layer;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.WeightAverage;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.samples.mnist.MnistCnn;
import dev.tenon.samples.mnistfluent.MnistFluent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a training step costs more with averages of the weights, and what measuring costs more than
 * predicting the same examples: each with and without in turn, in one process, of the network of
 * the MNIST sample.
 */
public final class RunCosts {
  private static final int ROUNDS = 15;
  private static final int STEPS = 20;
  private static final int BATCH = 64;
  private static final int MEASURED = 2_560;
  private static final int MEASURED_AT_ONCE = 256;

  private RunCosts() {}

  /** Without averages. */
  @Model(data = Mnist.class)
  @Adam(1e-3)
  private static final class Plain {
    final Layer body = MnistFluent.network();
  }

  /** With them. */
  @Model(data = Mnist.class)
  @Adam(1e-3)
  @WeightAverage(0.999)
  private static final class Averaged {
    final Layer body = MnistFluent.network();
  }

  /** Prints a median ratio for each. */
  public static void main(String[] args) {
    Dataset<Mnist> data =
        DataSources.load(Mnist.class, DataOptions.of(Optional.empty(), MnistCnn.class)).test();
    try (Trainer<Mnist> plain = Trainer.live(new Plain(), Mnist.class);
        Trainer<Mnist> averaged = Trainer.live(new Averaged(), Mnist.class)) {
      plain.open(TrainOptions.DEFAULTS.computing());
      averaged.open(TrainOptions.DEFAULTS.computing());
      Value images = images(data.take(BATCH));
      Value labels = labels(data.take(BATCH));
      compare(
          "a step with averages of the weights",
          () -> train(averaged, images, labels),
          () -> train(plain, images, labels));
      Dataset<Mnist> measured = data.take(MEASURED);
      Value shown = images(data.take(MEASURED_AT_ONCE));
      Predictor predictor = plain.predictor();
      compare(
          "measuring, all metrics, beside predicting",
          () -> plain.evaluate(measured),
          () -> predict(predictor, shown));
    }
  }

  private static Value images(Dataset<Mnist> data) {
    try (Batches batches = data.batches(data.size(), LastBatch.KEEP)) {
      ByteBuffer inputs = batches.next().inputs();
      byte[] pixels = new byte[inputs.remaining()];
      inputs.get(pixels);
      return Value.of(pixels, data.size(), 28, 28, 1);
    }
  }

  private static Value labels(Dataset<Mnist> data) {
    try (Batches batches = data.batches(data.size(), LastBatch.KEEP)) {
      Batch batch = batches.next();
      int[] labels = new int[batch.size()];
      Arrays.setAll(labels, batch::label);
      return Value.of(labels, labels.length);
    }
  }

  private static void train(Trainer<?> trainer, Value images, Value labels) {
    for (int i = 0; i < STEPS; i++) {
      trainer.step("train", images, labels);
    }
  }

  private static void predict(Predictor predictor, Value images) {
    for (int i = 0; i < MEASURED / MEASURED_AT_ONCE; i++) {
      predictor.predict(images);
    }
  }

  private static void compare(String what, Runnable with, Runnable without) {
    seconds(with);
    seconds(without);
    double[] ratios = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      // in turn, and each first as often: what else the machine does slows down both
      double first = seconds(i % 2 == 0 ? with : without);
      double second = seconds(i % 2 == 0 ? without : with);
      ratios[i] = i % 2 == 0 ? first / second : second / first;
    }
    Arrays.sort(ratios);
    System.out.printf(
        "%s: %.2f times the time (%.2f to %.2f)%n",
        what, ratios[ROUNDS / 2], ratios[ROUNDS / 4], ratios[ROUNDS - 1 - ROUNDS / 4]);
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
