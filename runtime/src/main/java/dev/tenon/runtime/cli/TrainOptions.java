package dev.tenon.runtime.cli;

import dev.tenon.runtime.report.Output;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a model is trained: its own defaults, overridden by the command line.
 *
 * @param epochs how many times each example is seen, 1 or more
 * @param batchSize examples a step, 1 or more
 * @param learningRate in place of the optimizer's own; positive
 * @param seed decides initial weights, order of the examples and dropout
 * @param threads threads that compute; 0 for as many as there are processors
 * @param device where to compute
 * @param data the folder of the data set; empty for the usual places
 * @param download whether data that is nowhere may be downloaded
 * @param report the JSON file to write; empty for none
 * @param output what is said on standard output
 */
public record TrainOptions(
    int epochs,
    int batchSize,
    OptionalDouble learningRate,
    long seed,
    int threads,
    Device device,
    Optional<Path> data,
    boolean download,
    Optional<Path> report,
    Output output) {
  /** The largest number of threads that can be asked for. */
  public static final int MAX_THREADS = 1024;

  /** What holds where a model says nothing else. */
  public static final TrainOptions DEFAULTS =
      new TrainOptions(
          10,
          64,
          OptionalDouble.empty(),
          1,
          0,
          Device.AUTO,
          Optional.empty(),
          false,
          Optional.empty(),
          Output.AUTO);

  /** Checks the ranges. */
  public TrainOptions {
    require(epochs >= 1, "epochs is 1 or more, not " + epochs);
    require(batchSize >= 1, "batch size is 1 or more, not " + batchSize);
    learningRate.ifPresent(
        rate -> require(isLearningRate(rate), "learning rate is above 0, not " + rate));
    require(
        threads >= 0 && threads <= MAX_THREADS,
        "threads is 0 to " + MAX_THREADS + ", not " + threads);
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(output, "output");
  }

  static boolean isLearningRate(double rate) {
    return rate > 0 && rate < Double.POSITIVE_INFINITY;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** {@link #threads}, or the number of processors where it is 0. */
  public int threadCount() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** This with another number of epochs. */
  public TrainOptions withEpochs(int value) {
    return new TrainOptions(
        value, batchSize, learningRate, seed, threads, device, data, download, report, output);
  }

  /** This with another batch size. */
  public TrainOptions withBatchSize(int value) {
    return new TrainOptions(
        epochs, value, learningRate, seed, threads, device, data, download, report, output);
  }

  /** This with a learning rate in place of the optimizer's own. */
  public TrainOptions withLearningRate(double value) {
    return new TrainOptions(
        epochs,
        batchSize,
        OptionalDouble.of(value),
        seed,
        threads,
        device,
        data,
        download,
        report,
        output);
  }

  /** This with another seed. */
  public TrainOptions withSeed(long value) {
    return new TrainOptions(
        epochs, batchSize, learningRate, value, threads, device, data, download, report, output);
  }

  /** This with another number of threads. */
  public TrainOptions withThreads(int value) {
    return new TrainOptions(
        epochs, batchSize, learningRate, seed, value, device, data, download, report, output);
  }

  /** This on another device. */
  public TrainOptions withDevice(Device value) {
    return new TrainOptions(
        epochs, batchSize, learningRate, seed, threads, value, data, download, report, output);
  }

  /** This with data from {@code folder}. */
  public TrainOptions withData(Path folder) {
    return new TrainOptions(
        epochs,
        batchSize,
        learningRate,
        seed,
        threads,
        device,
        Optional.of(folder),
        download,
        report,
        output);
  }

  /** This, with downloading allowed or not. */
  public TrainOptions withDownload(boolean value) {
    return new TrainOptions(
        epochs, batchSize, learningRate, seed, threads, device, data, value, report, output);
  }

  /** This with a report in {@code file}. */
  public TrainOptions withReport(Path file) {
    return new TrainOptions(
        epochs,
        batchSize,
        learningRate,
        seed,
        threads,
        device,
        data,
        download,
        Optional.of(file),
        output);
  }

  /** This with other output. */
  public TrainOptions withOutput(Output value) {
    return new TrainOptions(
        epochs, batchSize, learningRate, seed, threads, device, data, download, report, value);
  }
}
