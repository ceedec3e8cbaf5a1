package dev.tenon.benchmarks;

import dev.tenon.Mnist;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.samples.mnist.MnistCnn;
import dev.tenon.samples.mnist.MnistCnnTrainer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Trains the MNIST sample and the same network written by hand in turn, in one process, and prints
 * the ratio of their throughputs.
 */
public final class MnistThroughput {
  private static final int ROUNDS = 5;
  private static final int EXAMPLES = 25_600;
  private static final int BATCH = 64;

  private MnistThroughput() {}

  /** Prints a line a round and the median ratio. */
  public static void main(String[] args) {
    Dataset<Mnist> data =
        DataSources.load(Mnist.class, DataOptions.of(Optional.empty(), MnistCnn.class))
            .train()
            .take(EXAMPLES);
    TrainOptions options = TrainOptions.DEFAULTS.withEpochs(1).withBatchSize(BATCH);
    double[] ratios = new double[ROUNDS];
    try (MnistCnnTrainer tenon = new MnistCnnTrainer();
        HandWritten byHand = new HandWritten(options.threadCount())) {
      tenon(tenon, data, options);
      byHand(byHand, data);
      for (int round = 0; round < ROUNDS; round++) {
        double generated = tenon(tenon, data, options);
        double written = byHand(byHand, data);
        ratios[round] = generated / written;
        System.out.printf(
            "Tenon %,.0f examples/s, by hand %,.0f examples/s, ratio %.2f%n",
            generated, written, ratios[round]);
      }
    }
    Arrays.sort(ratios);
    System.out.printf("median ratio %.2f%n", ratios[ROUNDS / 2]);
  }

  private static double tenon(MnistCnnTrainer trainer, Dataset<Mnist> data, TrainOptions options) {
    double[] throughput = new double[1];
    trainer.fit(
        new Splits<>(data, data.take(BATCH)),
        options,
        new TrainingListener() {
          @Override
          public void epochEnded(EpochResult result) {
            throughput[0] = result.examplesPerSecond();
          }
        });
    return throughput[0];
  }

  private static double byHand(HandWritten program, Dataset<Mnist> data) {
    int counted = 0;
    int steps = 0;
    long start = 0;
    try (Batches batches = data.shuffledBatches(BATCH, LastBatch.KEEP, 1, 1)) {
      while (batches.hasNext()) {
        if (steps++ == 50) { // as the trainer's own count: without the first steps
          start = System.nanoTime();
        }
        var batch = batches.next();
        program.step(batch);
        counted += steps > 50 ? batch.size() : 0;
      }
    }
    return counted / ((System.nanoTime() - start) / 1e9);
  }
}
