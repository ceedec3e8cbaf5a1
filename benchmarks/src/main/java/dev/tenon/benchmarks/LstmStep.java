package dev.tenon.benchmarks;

import static dev.tenon.Tenon.adam;
import static dev.tenon.Tenon.constant;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.lstm;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.softmaxCrossEntropy;

import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Recurrent;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Training steps of a classifier of sequences by an LSTM of 64 units: by one run over the sequence,
 * with and without a mask, and with its steps written out one after the other.
 *
 * <p>Prints medians in milliseconds, each way in turn in one process, and what building takes; with
 * {@code memory run} or {@code memory unrolled} the largest resident set after ten steps over 500.
 */
public final class LstmStep {
  private static final int BATCH = 32;
  private static final int CHANNELS = 32;
  private static final int UNITS = 64;
  private static final int ROUNDS = 9;
  private static final int STEPS_A_ROUND = 5;

  private LstmStep() {}

  /** Reads a sequence by one run. */
  @Model
  static final class Run {
    final Recurrent read = lstm(UNITS);
    final Layer head = dense(5);

    Objective learn(@Shape("N T 32") Tensor x, @Shape("int32 N") Tensor label) {
      return objective(head.apply(read.run(x).last()), label);
    }
  }

  /** Reads a sequence by one run that leaves out what is masked, here nothing. */
  @Model
  static final class Masked {
    final Recurrent read = lstm(UNITS);
    final Layer head = dense(5);

    Objective learn(@Shape("N T 32") Tensor x, @Shape("int32 N") Tensor label) {
      Tensor given = x.masked(x.slice(2, 0, 1).squeeze(2).greater(-9));
      return objective(head.apply(read.run(given).last()), label);
    }
  }

  /** Reads it step by step. */
  @Model
  static final class Unrolled {
    final Recurrent read = lstm(UNITS);
    final Layer head = dense(5);
    final int steps;

    Unrolled(int steps) {
      this.steps = steps;
    }

    Objective learn(@Shape("N T 32") Tensor x, @Shape("int32 N") Tensor label) {
      Tensor first = x.slice(1, 0, 1).squeeze(1).matMul(constant(new double[CHANNELS][UNITS]));
      List<Tensor> kept = List.of(first, first);
      for (int t = 0; t < steps; t++) {
        kept = read.step(x.slice(1, t, t + 1).squeeze(1), kept);
      }
      return objective(head.apply(kept.get(0)), label);
    }
  }

  private static Objective objective(Tensor logits, Tensor label) {
    return minimize(softmaxCrossEntropy(logits, label).mean()).using(adam(1e-3));
  }

  /** Prints a line for each length, or the memory of one way. */
  public static void main(String[] args) throws IOException {
    if (args.length == 2) {
      memory(args[1].equals("unrolled") ? new Unrolled(500) : new Run());
      return;
    }
    for (int steps : new int[] {10, 20, 50, 100, 500}) {
      measure(steps);
    }
  }

  private static void measure(int steps) {
    List<Object> models = List.of(new Run(), new Masked(), new Unrolled(steps));
    double[][] times = new double[models.size()][ROUNDS];
    long[] built = new long[models.size()];
    Trainer<?>[] trainers = new Trainer<?>[models.size()];
    Value x = sequences(steps);
    Value labels = labels();
    for (int i = 0; i < trainers.length; i++) {
      long start = System.nanoTime();
      trainers[i] = Trainer.live(models.get(i));
      trainers[i].step("train", x, labels);
      built[i] = (System.nanoTime() - start) / 1_000_000;
    }
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < trainers.length; i++) {
        long start = System.nanoTime();
        for (int step = 0; step < STEPS_A_ROUND; step++) {
          trainers[i].step("train", x, labels);
        }
        if (round >= 0) {
          times[i][round] = (System.nanoTime() - start) / 1e6 / STEPS_A_ROUND;
        }
      }
    }
    for (Trainer<?> trainer : trainers) {
      trainer.close();
    }
    double run = median(times[0]);
    double masked = median(times[1]);
    double unrolled = median(times[2]);
    System.out.printf(
        "%d steps: run %.2f ms, masked %.2f, unrolled %.2f (%.2f of it);"
            + " built in %d, %d and %d ms%n",
        steps, run, masked, unrolled, run / unrolled, built[0], built[1], built[2]);
  }

  private static void memory(Object model) throws IOException {
    try (Trainer<?> trainer = Trainer.live(model)) {
      Value x = sequences(500);
      for (int step = 0; step < 10; step++) {
        trainer.step("train", x, labels());
      }
    }
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(System.out::println);
  }

  private static Value sequences(int steps) {
    float[] numbers = new float[BATCH * steps * CHANNELS];
    Random random = new Random(1);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Value.of(numbers, BATCH, steps, CHANNELS);
  }

  private static Value labels() {
    return Value.of(new Random(2).ints(BATCH, 0, 5).toArray(), BATCH);
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
