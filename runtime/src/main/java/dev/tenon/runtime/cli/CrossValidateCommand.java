package dev.tenon.runtime.cli;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.Evaluation;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Trains a new model for each fold of the data, and tests it on what it has not seen. */
final class CrossValidateCommand extends Subcommand {
  private static final int USUAL_FOLDS = 5;

  private static final Setting<Integer> FOLDS =
      Setting.of("--folds", "K", "In how many parts the data is cut", Values.wholeNumber(2))
          .byDefault(options -> USUAL_FOLDS);

  private final GeneratedModel model;
  private final Interruption interruption;

  CrossValidateCommand(GeneratedModel model, Interruption interruption) {
    this.model = model;
    this.interruption = interruption;
  }

  @Override
  Manual manual() {
    return new Manual(
        "cross-validate",
        "Trains on all but one part of the data and tests on that, once for each part",
        Arguments.NONE,
        List.of("", "--folds 10 --epochs 20 --seed 7"));
  }

  @Override
  List<Setting<?>> settings() {
    return Stream.of(
            List.of(FOLDS), TrainSettings.LEARNING, TrainSettings.COMPUTING, TrainSettings.DATA_SET)
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    crossValidate(model.data(), given, out, err);
  }

  private <S> void crossValidate(Class<S> data, Given given, PrintStream out, PrintStream err) {
    TrainOptions options = given.options();
    Splits<S> parts = model.load(data, options, err::println);
    Dataset<S> all = parts.train().and(parts.test());
    int count = given.value(FOLDS).orElse(USUAL_FOLDS);
    if (count > all.size()) {
      throw new UserError(
          "--folds is %d, and the data is %s; give fewer"
              .formatted(count, Counted.of(all.size(), "example")));
    }
    // Statistics that the data is encoded with are those of the parts that are trained on.
    List<Splits<S>> folds = all.folds(count, options.seed());
    double right = 0;
    double losses = 0;
    for (int i = 0; i < count; i++) {
      @SuppressWarnings("unchecked") // a model's trainer is generated for its data set
      Trainer<S> trainer = (Trainer<S>) model.trainer();
      try (trainer) {
        interruption.stopBy(trainer::stop);
        boolean whole = trainer.fit(folds.get(i), options, new TrainingListener() {}).complete();
        if (!whole) {
          return;
        }
        Evaluation result = trainer.evaluate(folds.get(i).test());
        right += result.accuracy() * result.examples();
        losses += result.loss() * result.examples();
        double ofFold = result.accuracy() * result.examples();
        out.printf(
            "fold %d of %d: %s%n", i + 1, count, told(ofFold, result.loss(), result.examples()));
      }
    }
    out.printf("all folds: %s%n", told(right, losses / all.size(), all.size()));
  }

  /** {@code right} is not a number where there are no classes. */
  private static String told(double right, double loss, long examples) {
    String mean = String.format(Locale.ROOT, "loss %.3f", loss);
    return Double.isNaN(right)
        ? mean
        : String.format(
            Locale.ROOT,
            "%d of %d right (%.1f %%), %s",
            Math.round(right),
            examples,
            100 * right / examples,
            mean);
  }
}
