package dev.tenon.runtime.cli;

import dev.tenon.Monitor;
import dev.tenon.Plateau;
import dev.tenon.Problem;
import dev.tenon.runtime.report.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * How a model is trained: its own defaults, overridden by the command line.
 *
 * @param epochs how many times each example is seen, 1 or more
 * @param batchSize examples a batch, 1 or more
 * @param accumulate batches whose gradients are averaged for a step, 1 or more
 * @param learningRate in place of the optimizer's own; positive
 * @param balanceClasses whether losses are weighed by how rare their class is; empty for as the
 *     model says
 * @param seed decides initial weights, order of the examples and dropout
 * @param threads threads that compute; 0 for as many as there are processors
 * @param device where to compute
 * @param precision in what numbers products are computed
 * @param gpuMemory how much of a GPU's memory is taken
 * @param data the folder of the data set; empty for the usual places
 * @param download whether data that is nowhere may be downloaded
 * @param saving where and when checkpoints are written
 * @param report the JSON file to write; empty for none
 * @param visuals what is drawn of the run
 * @param output what is said on standard output
 * @param watch what is made of the measurements after each epoch
 */
public record TrainOptions(
    int epochs,
    int batchSize,
    int accumulate,
    OptionalDouble learningRate,
    Optional<Boolean> balanceClasses,
    long seed,
    int threads,
    Device device,
    Precision precision,
    GpuMemory gpuMemory,
    Optional<Path> data,
    boolean download,
    Saving saving,
    Optional<Path> report,
    Visuals visuals,
    Output output,
    Watch watch) {
  /** The largest number of threads that can be asked for. */
  public static final int MAX_THREADS = 1024;

  /** What holds where a model says nothing else. */
  public static final TrainOptions DEFAULTS =
      new TrainOptions(
          10,
          64,
          1,
          OptionalDouble.empty(),
          Optional.empty(),
          1,
          0,
          Device.AUTO,
          Precision.FLOAT32,
          GpuMemory.DEFAULT,
          Optional.empty(),
          false,
          Saving.NONE,
          Optional.empty(),
          Visuals.NONE,
          Output.AUTO,
          Watch.NONE);

  /** Checks the ranges. */
  public TrainOptions {
    require(epochs >= 1, "epochs is 1 or more, not " + epochs);
    require(batchSize >= 1, "batch size is 1 or more, not " + batchSize);
    require(accumulate >= 1, "accumulate is 1 or more, not " + accumulate);
    learningRate.ifPresent(
        rate -> require(isLearningRate(rate), "learning rate is above 0, not " + rate));
    Objects.requireNonNull(balanceClasses, "balanceClasses");
    require(
        threads >= 0 && threads <= MAX_THREADS,
        "threads is 0 to " + MAX_THREADS + ", not " + threads);
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(gpuMemory, "gpuMemory");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(saving, "saving");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(visuals, "visuals");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(watch, "watch");
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

  /** Where and how these compute. */
  public Computing computing() {
    return new Computing(device, threadCount(), precision, gpuMemory);
  }

  /** This with another number of epochs. */
  public TrainOptions withEpochs(int value) {
    return with(draft -> draft.epochs = value);
  }

  /** This with another batch size. */
  public TrainOptions withBatchSize(int value) {
    return with(draft -> draft.batchSize = value);
  }

  /** This with steps of the gradients of so many batches. */
  public TrainOptions withAccumulate(int value) {
    return with(draft -> draft.accumulate = value);
  }

  /** This with a learning rate in place of the optimizer's own. */
  public TrainOptions withLearningRate(double value) {
    return with(draft -> draft.learningRate = OptionalDouble.of(value));
  }

  /**
   * This with or without losses that are weighed by how rare their class is, in a model whose
   * {@link dev.tenon.Training#balanceClasses} has room for such weights.
   */
  public TrainOptions withBalancedClasses(boolean value) {
    return with(draft -> draft.balanceClasses = Optional.of(value));
  }

  /** This with another seed. */
  public TrainOptions withSeed(long value) {
    return with(draft -> draft.seed = value);
  }

  /** This with another number of threads. */
  public TrainOptions withThreads(int value) {
    return with(draft -> draft.threads = value);
  }

  /** This on another device. */
  public TrainOptions withDevice(Device value) {
    return with(draft -> draft.device = value);
  }

  /** This with products in other numbers. */
  public TrainOptions withPrecision(Precision value) {
    return with(draft -> draft.precision = value);
  }

  /** This with another share of a GPU's memory. */
  public TrainOptions withGpuMemory(GpuMemory value) {
    return with(draft -> draft.gpuMemory = value);
  }

  /** This with data from {@code folder}. */
  public TrainOptions withData(Path folder) {
    return with(draft -> draft.data = Optional.of(folder));
  }

  /** This, with downloading allowed or not. */
  public TrainOptions withDownload(boolean value) {
    return with(draft -> draft.download = value);
  }

  /** This with checkpoints written to {@code folder}, and nothing to go on from. */
  public TrainOptions withCheckpoints(Path folder) {
    return withSaving(Saving.NONE.in(folder));
  }

  /** This with checkpoints as {@code value} says. */
  public TrainOptions withSaving(Saving value) {
    return with(draft -> draft.saving = value);
  }

  /** This with a report in {@code file}. */
  public TrainOptions withReport(Path file) {
    return with(draft -> draft.report = Optional.of(file));
  }

  /** This with the run drawn as {@code value} says. */
  public TrainOptions withVisuals(Visuals value) {
    return with(draft -> draft.visuals = value);
  }

  /** This with other output. */
  public TrainOptions withOutput(Output value) {
    return with(draft -> draft.output = value);
  }

  /** This with the measurements after each epoch used as {@code value} says. */
  public TrainOptions withWatch(Watch value) {
    return with(draft -> draft.watch = value);
  }

  /** This with other metrics to be told, such as {@code f1} and {@code auc}. */
  public TrainOptions withMetrics(String... names) {
    return withWatch(watch.telling(List.of(names)));
  }

  /**
   * This with training stopped after {@code patience} epochs that are no better than an earlier
   * one, and the weights of the best epoch in the end.
   *
   * @param monitor what tells which is better, as {@link Monitor#of} reads it: {@code "loss"},
   *     {@code "f1"}
   * @throws IllegalArgumentException if it names nothing of which it is known what is better
   */
  public TrainOptions withEarlyStopping(int patience, String monitor) {
    Monitor better;
    try {
      better = Monitor.of(monitor);
    } catch (Problem unknown) {
      throw new IllegalArgumentException(
          "monitor is loss, a metric, or \"max NAME\" or \"min NAME\" of what an objective reports, not \"%s\""
              .formatted(monitor),
          unknown);
    }
    return withWatch(watch.by(better).stoppingAfter(patience).restoring(true));
  }

  /** This with a learning rate that falls where epochs bring no more. */
  public TrainOptions withPlateau(Plateau.Rule rule) {
    return withWatch(watch.falling(rule));
  }

  private TrainOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** The same, one of them to be changed: the only place that lists all of them. */
  private static final class Draft {
    private int epochs;
    private int batchSize;
    private int accumulate;
    private OptionalDouble learningRate;
    private Optional<Boolean> balanceClasses;
    private long seed;
    private int threads;
    private Device device;
    private Precision precision;
    private GpuMemory gpuMemory;
    private Optional<Path> data;
    private boolean download;
    private Saving saving;
    private Optional<Path> report;
    private Visuals visuals;
    private Output output;
    private Watch watch;

    Draft(TrainOptions from) {
      epochs = from.epochs;
      batchSize = from.batchSize;
      accumulate = from.accumulate;
      learningRate = from.learningRate;
      balanceClasses = from.balanceClasses;
      seed = from.seed;
      threads = from.threads;
      device = from.device;
      precision = from.precision;
      gpuMemory = from.gpuMemory;
      data = from.data;
      download = from.download;
      saving = from.saving;
      report = from.report;
      visuals = from.visuals;
      output = from.output;
      watch = from.watch;
    }

    TrainOptions options() {
      return new TrainOptions(
          epochs,
          batchSize,
          accumulate,
          learningRate,
          balanceClasses,
          seed,
          threads,
          device,
          precision,
          gpuMemory,
          data,
          download,
          saving,
          report,
          visuals,
          output,
          watch);
    }
  }
}
