package dev.tenon.runtime.cli;

import dev.tenon.runtime.Port;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.Picture;
import dev.tenon.runtime.serve.Classification;
import dev.tenon.runtime.serve.Classifier;
import dev.tenon.runtime.serve.PictureOptions;
import dev.tenon.runtime.serve.PictureOptions.Fit;
import dev.tenon.runtime.serve.Pictures;
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

  private static final float MIDDLE_GREY = 127.5f;

  private final GeneratedModel model;

  PredictCommand(GeneratedModel model) {
    this.model = model;
  }

  @Override
  Manual manual() {
    return new Manual(
        "predict",
        "Tells what pictures (PNG or JPEG) show, by a trained model",
        new Arguments("FILE...", 1, Integer.MAX_VALUE, Values.path()),
        List.of(
            "digit.png",
            "--checkpoint runs/1 *.png",
            "--checkpoint served --invert scanned.jpg",
            "--format csv *.png > answers.csv"));
  }

  @Override
  List<Setting<?>> settings() {
    return Stream.of(List.of(INVERT, FIT, FORMAT), TrainSettings.USING)
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    List<Path> files = given.arguments();
    // before TensorFlow starts, which takes a second and prints lines of its own
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new UserError("there is no file " + file + "; check the name");
      }
    }
    Path weights = model.weights(given.options());
    if (GeneratedModel.isSavedModel(weights)) {
      try (Predictor predictor = model.savedModel(weights, given.options())) {
        predict(classifier(predictor), given, out, err);
      }
    } else {
      try (Trainer<?> trainer = model.trained(weights, given.options(), name())) {
        predict(classifier(trainer.predictor()), given, out, err);
      }
    }
  }

  private Classifier classifier(Predictor predictor) {
    return predictor.card().isPresent()
        ? Classifier.of(predictor)
        : Classifier.of(predictor, model.data());
  }

  private static void predict(
      Classifier classifier, Given given, PrintStream out, PrintStream err) {
    PictureOptions options =
        PictureOptions.DEFAULTS
            .withInvert(given.has(INVERT))
            .withFit(given.value(FIT).orElse(Fit.REFUSE));
    Answers answers = new Answers(classifier.names());
    List<String> refused = new ArrayList<>();
    List<String> dark = new ArrayList<>();
    for (Path file : given.<Path>arguments()) {
      try {
        Classification answer = classifier.classify(file, options);
        answers.add(file.toString(), answer);
        surerInverted(classifier, file, answer, options)
            .ifPresent(inverted -> dark.add("%s (then it is %s)".formatted(file, inverted)));
      } catch (UserError e) {
        refused.add(e.getMessage());
      }
    }
    answers.print(given.value(FORMAT).orElse(Answers.Format.TEXT), out);
    if (!dark.isEmpty()) {
      err.println(
          ("note: dark on light: %s%s; the model is surer with light and dark exchanged. If it"
                  + " learned from light ink on dark, as one of MNIST did, add --invert")
              .formatted(
                  dark.get(0), dark.size() == 1 ? "" : " and %d more".formatted(dark.size() - 1)));
    }
    if (!refused.isEmpty()) {
      throw new UserError(String.join(System.lineSeparator() + "error: ", refused));
    }
  }

  /** Whoever draws digits on paper and asks a model of MNIST should be told what is wrong. */
  private static Optional<Classification> surerInverted(
      Classifier classifier, Path file, Classification answer, PictureOptions options) {
    if (options.invert() || !isGrey(classifier.input()) || !hasLightEdges(file)) {
      return Optional.empty();
    }
    Classification inverted = classifier.classify(file, options.withInvert(true));
    return inverted.probability() > answer.probability() ? Optional.of(inverted) : Optional.empty();
  }

  private static boolean isGrey(Port input) {
    long[] sizes = input.shape().asArray();
    return sizes.length == 3 || sizes[sizes.length - 1] == 1;
  }

  private static boolean hasLightEdges(Path file) {
    return Pictures.samples(Picture.read(file)).withChannels(1).edge()[0] > MIDDLE_GREY;
  }
}
