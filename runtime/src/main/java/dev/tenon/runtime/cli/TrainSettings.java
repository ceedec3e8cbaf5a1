package dev.tenon.runtime.cli;

import dev.tenon.runtime.ChosenEpoch;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.report.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options of the command line that change {@link TrainOptions}.
 *
 * <p>To add one: add what it sets to {@link TrainOptions}; write it here, as its neighbours are;
 * put it into the list of the commands that take it. Then it is in their help, in the shell's
 * completion, and its name without dashes is a key of the file of {@code --config}. Its value is
 * read by {@link Values}, which says what else it would have taken. {@code ModelCommandTest} has a
 * line for each mistake.
 */
final class TrainSettings {
  // ---- what is learned

  private static final Setting<Integer> EPOCHS =
      Setting.of("--epochs", "N", "How many times each example is seen", Values.wholeNumber(1))
          .byDefault(TrainOptions::epochs)
          .changes(TrainOptions::withEpochs);

  private static final Setting<Integer> BATCH_SIZE =
      Setting.of("--batch-size", "N", "How many examples a step computes on", Values.wholeNumber(1))
          .byDefault(TrainOptions::batchSize)
          .changes(TrainOptions::withBatchSize);

  private static final Setting<Integer> ACCUMULATE =
      Setting.of(
              "--accumulate",
              "N",
              "How many batches' gradients are averaged for a step",
              Values.wholeNumber(1))
          .byDefault(TrainOptions::accumulate)
          .changes(TrainOptions::withAccumulate);

  private static final Setting<Double> LEARNING_RATE =
      Setting.of(
              "--learning-rate", "X", "Step size of the optimizer", Values.positiveNumber("1e-3"))
          .byDefault(
              options ->
                  options.learningRate().isPresent()
                      ? options.learningRate().getAsDouble()
                      : "the optimizer's own")
          .changes(TrainOptions::withLearningRate);

  private static final Setting<Boolean> BALANCE_CLASSES =
      Setting.of(
              "--balance-classes",
              "on|off",
              "Weigh losses so that rare classes count as much as others",
              Values.onOff())
          .byDefault(options -> options.balanceClasses().orElse(false) ? "on" : "off")
          .changes(TrainOptions::withBalancedClasses);

  private static final Setting<Long> SEED =
      Setting.of(
              "--seed",
              "N",
              "Decides initial weights, order and dropout",
              Values.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE, Long::valueOf))
          .byDefault(TrainOptions::seed)
          .changes(TrainOptions::withSeed);

  // ---- where it is computed

  private static final Setting<Integer> THREADS =
      Setting.of(
              "--threads",
              "N",
              "How many threads compute",
              Values.wholeNumber(0, TrainOptions.MAX_THREADS, Math::toIntExact))
          .byDefault(
              options -> options.threads() == 0 ? "0, as many as processors" : options.threads())
          .changes(TrainOptions::withThreads);

  private static final Setting<Device> DEVICE =
      Setting.of(
              "--device",
              String.join("|", Values.oneOf(Device.class).all()),
              "Where to compute; auto is a GPU where one works, else the CPU",
              Values.oneOf(Device.class))
          .byDefault(options -> Values.word(options.device()))
          .changes(TrainOptions::withDevice);

  private static final Setting<Precision> PRECISION =
      Setting.of(
              "--precision",
              String.join("|", Values.oneOf(Precision.class).all()),
              "In what numbers a CPU multiplies; auto is bfloat16 where it has instructions for it",
              Values.oneOf(Precision.class))
          .byDefault(options -> Values.word(options.precision()))
          .changes(TrainOptions::withPrecision);

  private static final Setting<Boolean> MEMORY_GROWTH =
      Setting.of(
              "--memory-growth",
              "on|off",
              "Take memory of a GPU as it is needed; off takes nearly all at once",
              Values.onOff())
          .byDefault(options -> options.gpuMemory().growth() ? "on" : "off")
          .changes((options, on) -> options.withGpuMemory(options.gpuMemory().growing(on)));

  private static final Setting<Integer> GPU_MEMORY =
      Setting.of("--gpu-memory", "MB", "Most memory of a GPU that is taken", Values.wholeNumber(1))
          .byDefault(
              options ->
                  options.gpuMemory().limitMegabytes() == 0
                      ? "no limit"
                      : options.gpuMemory().limitMegabytes())
          .changes((options, most) -> options.withGpuMemory(options.gpuMemory().limitedTo(most)));

  // ---- data

  private static final Setting<Path> DATA =
      Setting.of("--data", "DIR", "Folder of the data set", Values.path())
          .byDefault(
              options ->
                  options
                      .data()
                      .map(Path::toString)
                      .orElse("the one in " + DataOptions.DATA_VARIABLE + ", else the class path"))
          .changes(TrainOptions::withData);

  private static final Setting<Boolean> DOWNLOAD =
      Setting.flag(
              "--download", "Download the data set, where that is known, if it is not there yet")
          .does(options -> options.withDownload(true));

  // ---- checkpoints

  private static final Setting<Path> CHECKPOINT =
      Setting.of(
              "--checkpoint",
              "DIR",
              "Folder for checkpoints: one after each epoch, and every five minutes",
              Values.path())
          .byDefault(
              options -> options.saving().folder().map(Path::toString).orElse("none are written"))
          .changes((options, folder) -> options.withSaving(options.saving().in(folder)));

  /** The same option where a command reads. */
  private static final Setting<Path> WEIGHTS =
      Setting.of(
              "--checkpoint",
              "DIR",
              "Whose weights are used: the folder of a run's checkpoints, one checkpoint, or, to"
                  + " predict, a saved model",
              Values.path())
          .byDefault(
              options ->
                  options
                      .saving()
                      .folder()
                      .map(Path::toString)
                      .orElse("runs/ and the model's name"))
          .changes((options, folder) -> options.withSaving(options.saving().in(folder)));

  /** Which checkpoint of a run is read. */
  static final Setting<ChosenEpoch> EPOCH =
      Setting.of("--at-epoch", "best|last|N", "Which checkpoint of a run is read", Values.epoch())
          .byDefault(options -> "that with whose weights the run ended");

  private static final Setting<Boolean> RESUME =
      ofCheckpoints(
              Setting.flag(
                  "--resume",
                  "Go on from the newest checkpoint, as if the run had not been stopped"))
          .does(options -> options.withSaving(options.saving().resumed(true)));

  private static final Setting<Boolean> OTHER_DATA =
      Setting.flag("--other-data", "Go on though the training data is not what the run began with")
          .does(options -> options.withSaving(options.saving().withOtherData(true)))
          .needs(RESUME, "a run to go on with", options -> options.saving().resume());

  private static final Setting<Long> SAVE_EVERY =
      ofCheckpoints(
              Setting.of(
                  "--save-every",
                  "STEPS",
                  "Steps between two checkpoints within an epoch",
                  Values.wholeNumber(0, Long.MAX_VALUE, Long::valueOf)))
          .byDefault(
              options ->
                  options.saving().everySteps() == 0
                      ? "0, every five minutes"
                      : options.saving().everySteps())
          .changes((options, steps) -> options.withSaving(options.saving().every(steps)));

  private static final Setting<Integer> KEEP =
      ofCheckpoints(
              Setting.of(
                  "--keep",
                  "N",
                  "How many of the newest checkpoints stay, besides the best one",
                  Values.wholeNumber(1)))
          .byDefault(options -> options.saving().keep())
          .changes((options, count) -> options.withSaving(options.saving().keeping(count)));

  private static <T> Setting<T> ofCheckpoints(Setting<T> setting) {
    return setting.needs(
        CHECKPOINT,
        "the folder of the checkpoints",
        options -> options.saving().folder().isPresent());
  }

  // ---- what is told

  private static final Setting<Path> REPORT =
      Setting.of("--report", "FILE", "Where to write the results as JSON", Values.path())
          .byDefault(options -> options.report().map(Path::toString).orElse("none is written"))
          .changes(TrainOptions::withReport);

  private static final Setting<Path> EVENTS =
      Setting.of(
              "--events",
              "DIR",
              "Folder for TensorBoard: curves, weights, mistakes, the graph",
              Values.path())
          .byDefault(
              options -> options.visuals().events().map(Path::toString).orElse("none are written"))
          .changes((options, folder) -> options.withVisuals(options.visuals().withEvents(folder)));

  private static final Setting<Path> HTML =
      Setting.of(
              "--html",
              "FILE",
              "Where to write the report: one page with curves, mistakes, the network",
              Values.path())
          .byDefault(
              options -> options.visuals().html().map(Path::toString).orElse("none is written"))
          .changes((options, file) -> options.withVisuals(options.visuals().withHtml(file)));

  private static final Setting<Path> PLOTS =
      Setting.of("--plots", "DIR", "Folder for curves and mistakes as PNG", Values.path())
          .byDefault(
              options -> options.visuals().plots().map(Path::toString).orElse("none are written"))
          .changes((options, folder) -> options.withVisuals(options.visuals().withPlots(folder)));

  private static final Setting<Boolean> PLAIN =
      Setting.flag("--plain", "Print lines, no progress bar")
          .does(options -> options.withOutput(Output.PLAIN));

  private static final Setting<Boolean> QUIET =
      Setting.flag("--quiet", "Print errors only")
          .does(options -> options.withOutput(Output.QUIET));

  // ---- commands and what they take

  /** Where to compute. */
  static final List<Setting<?>> COMPUTING =
      List.of(THREADS, DEVICE, PRECISION, MEMORY_GROWTH, GPU_MEMORY);

  /** Where the data is. */
  static final List<Setting<?>> DATA_SET = List.of(DATA, DOWNLOAD);

  /** How it is learned. */
  static final List<Setting<?>> LEARNING =
      List.of(EPOCHS, BATCH_SIZE, ACCUMULATE, LEARNING_RATE, BALANCE_CLASSES, SEED);

  /** All that {@code train} takes, in the order of its help. */
  static final List<Setting<?>> TRAINING =
      Stream.of(
              LEARNING,
              WatchSettings.ALL,
              COMPUTING,
              DATA_SET,
              List.of(CHECKPOINT, RESUME, OTHER_DATA, SAVE_EVERY, KEEP),
              List.of(REPORT, HTML, PLOTS, EVENTS, PLAIN, QUIET))
          .<Setting<?>>flatMap(List::stream)
          .toList();

  /** Whose weights are used, and on what, by commands that do not train. */
  static final List<Setting<?>> USING =
      Stream.of(List.of(WEIGHTS, EPOCH), COMPUTING).<Setting<?>>flatMap(List::stream).toList();

  /** Pairs that contradict each other. */
  static final List<List<Setting<?>>> EXCLUSIVE = List.of(List.of(QUIET, PLAIN));

  private TrainSettings() {}
}
