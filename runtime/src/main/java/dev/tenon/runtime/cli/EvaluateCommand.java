package dev.tenon.runtime.cli;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.Evaluation;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.Lines;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures a trained model on its data. */
final class EvaluateCommand extends Subcommand {
  /** A part of the data set. */
  enum Split {
    TEST,
    TRAIN
  }

  private static final Setting<Split> SPLIT =
      Setting.of("--split", "test|train", "Which part of the data", Values.oneOf(Split.class))
          .byDefault(options -> "test");

  private final GeneratedModel model;

  EvaluateCommand(GeneratedModel model) {
    this.model = model;
  }

  @Override
  Manual manual() {
    return new Manual(
        "evaluate",
        "Measures a trained model on the test data",
        Arguments.NONE,
        List.of("--checkpoint runs/1", "--checkpoint runs/1/epoch-0003 --split train"));
  }

  @Override
  List<Setting<?>> settings() {
    return Stream.of(TrainSettings.USING, List.of(SPLIT), TrainSettings.DATA_SET)
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    measure(model.data(), given, out, err);
  }

  private <S> void measure(Class<S> data, Given given, PrintStream out, PrintStream err) {
    TrainOptions options = given.options();
    Path folder = model.weights(given, err::println);
    Splits<S> splits = model.load(data, options, err::println);
    Split split = given.value(SPLIT).orElse(Split.TEST);
    Dataset<S> part = split == Split.TEST ? splits.test() : splits.train();
    @SuppressWarnings("unchecked") // a model's trainer is generated for the data set that it names
    Trainer<S> trainer = (Trainer<S>) model.trained(folder, options, name());
    try (trainer) {
      Evaluation result = trainer.evaluate(part);
      StringBuilder metrics = new StringBuilder();
      result
          .metrics()
          .forEach(
              (metric, value) -> {
                if (!Double.isNaN(value)) {
                  metrics.append(", ").append(Lines.metric(metric, value));
                }
              });
      out.printf(
          Locale.ROOT,
          "%s, weights of %s: %s loss %.4f%s on %s%n",
          model.name(),
          folder,
          Values.word(split),
          result.loss(),
          metrics,
          Counted.of(result.examples(), "example"));
    }
  }
}
