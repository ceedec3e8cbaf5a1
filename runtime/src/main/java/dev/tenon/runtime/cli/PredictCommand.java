package dev.tenon.runtime.cli;

import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.serve.Classifier;
import dev.tenon.runtime.serve.PictureOptions;
import dev.tenon.runtime.serve.PictureOptions.Fit;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what files show. */
final class PredictCommand extends Subcommand {
  private static final Setting<Boolean> INVERT =
      Setting.flag(
          "--invert",
          "Exchange light and dark: for dark ink on light paper, where the model learned from light"
              + " on dark");

  private static final Setting<Fit> FIT =
      Setting.of(
              "--fit",
              "refuse|stretch|crop|pad",
              "What is done with pictures of another proportion; other sizes and colours are"
                  + " converted anyway",
              Values.oneOf(Fit.class))
          .byDefault(options -> "refuse");

  private static final Setting<Answers.Format> FORMAT =
      Setting.of(
              "--format",
              "text|csv|json",
              "How the answers are written; csv and json have all probabilities",
              Values.oneOf(Answers.Format.class))
          .byDefault(options -> "text");

  private static final Setting<List<String>> COLUMNS =
      Setting.of(
          "--columns",
          "NAME,NAME",
          "Print a CSV file of two columns with these names: what was asked about, or the number of"
              + " its row, and the answer",
          Values.names(2));

  private static final List<String> PICTURES =
      List.of(
          "picture.png",
          "--checkpoint runs/1 *.png",
          "--checkpoint served --invert scanned.jpg",
          "--format csv *.png > answers.csv",
          "*.png --columns File,Label > submission.csv");

  private static final List<String> ROWS =
      List.of(
          "rows.csv",
          "--checkpoint runs/1 rows.csv",
          "--checkpoint served rows.csv more.csv",
          "--format csv rows.csv > answers.csv",
          "test.csv --columns Id,Label > submission.csv");

  private final GeneratedModel model;

  PredictCommand(GeneratedModel model) {
    this.model = model;
  }

  @Override
  Manual manual() {
    return new Manual(
        "predict",
        "Tells what pictures (PNG or JPEG) show, or what rows (CSV) are, by a trained model",
        new Arguments("FILE...", 1, Integer.MAX_VALUE, Values.path()),
        model.takesRows() ? ROWS : PICTURES);
  }

  @Override
  List<Setting<?>> settings() {
    return Stream.of(List.of(INVERT, FIT, FORMAT, COLUMNS), TrainSettings.USING)
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    List<Path> files = given.arguments();
    // before TensorFlow starts, which takes a second and prints lines of its own
    List<Path> missing = files.stream().filter(file -> !Files.exists(file)).toList();
    if (missing.size() == files.size()) {
      throw refused(missing.stream().map(PredictCommand::missing).toList());
    }
    Path weights = model.weights(given, err::println);
    if (Predictor.isSavedModel(weights)) {
      try (Predictor predictor = model.savedModel(weights, given.options())) {
        predict(predictor, given, out, err);
      }
    } else {
      try (Trainer<?> trainer = model.trained(weights, given.options(), name())) {
        predict(trainer.predictor(), given, out, err);
      }
    }
  }

  private Classifier classifier(Predictor predictor) {
    return predictor.card().isPresent()
        ? Classifier.of(predictor)
        : Classifier.of(predictor, model.data());
  }

  private void predict(Predictor predictor, Given given, PrintStream out, PrintStream err) {
    Classifier classifier = classifier(predictor);
    PictureAnswers pictures =
        new PictureAnswers(
            classifier,
            PictureOptions.DEFAULTS
                .withInvert(given.has(INVERT))
                .withFit(given.value(FIT).orElse(Fit.REFUSE)));
    Optional<RowAnswers<?>> rows = RowAnswers.of(predictor, classifier, model.data());
    Answers answers =
        new Answers(rows.isPresent() ? "row" : "file", classifier.names(), given.value(COLUMNS));
    List<String> errors = new ArrayList<>();
    for (Path file : given.<Path>arguments()) {
      try {
        if (!Files.exists(file)) {
          throw new UserError(missing(file));
        }
        if (Files.isDirectory(file)) {
          throw new UserError(
              "predict takes files, and %s is a folder; name those in it, such as %s"
                  .formatted(file, file + File.separator + (rows.isPresent() ? "*.csv" : "*.png")));
        }
        if (rows.isPresent() && !RowAnswers.isPicture(file)) {
          rows.get().add(file, answers);
        } else {
          pictures.add(file, answers);
        }
      } catch (UserError e) {
        errors.add(e.getMessage());
      }
    }
    Answers.Format format =
        given.has(COLUMNS) ? Answers.Format.CSV : given.value(FORMAT).orElse(Answers.Format.TEXT);
    answers.print(format, out);
    pictures.note().ifPresent(err::println);
    if (!errors.isEmpty()) {
      throw refused(errors);
    }
  }

  private static String missing(Path file) {
    return "there is no file " + file + "; check the name";
  }

  private static UserError refused(List<String> reasons) {
    return new UserError(String.join(System.lineSeparator() + "error: ", reasons));
  }
}
