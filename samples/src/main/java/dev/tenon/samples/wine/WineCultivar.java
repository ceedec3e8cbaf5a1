package dev.tenon.samples.wine;

import static dev.tenon.Act.RELU;

import dev.tenon.Adam;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Model;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.runtime.Evaluation;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.data.CsvRows;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.runtime.serve.Classification;
import dev.tenon.runtime.serve.Classifier;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells who grew a wine; trained once for each fold of the data. */
@Model(data = Wine.class)
@Adam(3e-3)
@Training(epochs = 40, batchSize = 16)
public record WineCultivar(
    @Dense(inputs = 13, units = 32, activation = RELU) Tensor hidden,
    @Dropout(0.2) Tensor dropped,
    @Dense(units = 3) Tensor cultivar) {
  private static final int FOLDS = 5;
  private static final long SEED = 1;

  private static final String USAGE =
      """
      usage: wine [DATA_FOLDER]             trains on four fifths and tests on the rest, five times
             wine --save MODEL              trains once, and writes a saved model to the folder MODEL
             wine --predict MODEL FILE.csv  tells the wines of a file by it; the label may be missing""";

  /** Cross-validates; or trains and saves; or tells the wines of a file by what was saved. */
  public static void main(String[] args) {
    List<String> given = List.of(args);
    try {
      if (given.size() == 2 && given.get(0).equals("--save")) {
        save(Path.of(given.get(1)), System.out);
      } else if (given.size() == 3 && given.get(0).equals("--predict")) {
        predict(Path.of(given.get(1)), Path.of(given.get(2)), System.out);
      } else if (given.size() <= 1 && given.stream().noneMatch(arg -> arg.startsWith("-"))) {
        crossValidate(given.stream().findFirst().map(Path::of), System.out);
      } else if (given.equals(List.of("--help")) || given.equals(List.of("-h"))) {
        System.out.println(USAGE);
      } else {
        throw new UserError("wine does not take " + String.join(" ", given) + "\n" + USAGE);
      }
    } catch (UserError e) {
      System.err.println("error: " + e.getMessage());
      System.exit(UserError.EXIT_STATUS);
    }
  }

  /** Trains on four fifths of the wines. The model keeps their means, deviations and columns. */
  static void save(Path model, PrintStream out) {
    Splits<Wine> parts =
        DataSources.load(Wine.class, DataOptions.of(Optional.empty(), WineCultivar.class));
    try (WineCultivarTrainer trainer = new WineCultivarTrainer()) {
      trainer.fit(parts, WineCultivarTrainer.DEFAULTS, new TrainingListener() {});
      trainer.export(model);
      out.printf(
          Locale.ROOT,
          "saved in %s; %.1f %% of %d wines that it has not seen are told right%n",
          model,
          100 * trainer.evaluate(parts.test()).accuracy(),
          parts.test().size());
    }
  }

  /** Needs the record, for the columns, and neither the trainer nor the wines it learned from. */
  static void predict(Path model, Path file, PrintStream out) {
    List<Wine> wines = CsvRows.readUnlabelled(Wine.class, file);
    try (Predictor predictor = Predictor.load(model)) {
      float[] encoded = predictor.encoding(Wine.class).encode(wines);
      Value batch = Value.of(encoded, wines.size(), encoded.length / wines.size());
      for (Classification answer : Classifier.of(predictor).classify(batch)) {
        out.printf(Locale.ROOT, "%s (%.1f %%)%n", answer.name(), 100 * answer.probability());
      }
    }
  }

  /** The share of all wines that was told right by a model which had not seen them. */
  static double crossValidate(Optional<Path> folder, PrintStream out) {
    Splits<Wine> parts = DataSources.load(Wine.class, DataOptions.of(folder, WineCultivar.class));
    Dataset<Wine> all = parts.train().and(parts.test());
    long right = 0;
    List<Splits<Wine>> folds = all.folds(FOLDS, SEED);
    for (int i = 0; i < folds.size(); i++) {
      Splits<Wine> fold = folds.get(i);
      // Means and deviations are those of the four parts that it is trained on.
      try (WineCultivarTrainer trainer = new WineCultivarTrainer()) {
        trainer.fit(fold, WineCultivarTrainer.DEFAULTS, new TrainingListener() {});
        Evaluation result = trainer.evaluate(fold.test());
        long told = Math.round(result.accuracy() * result.examples());
        right += told;
        out.printf(
            Locale.ROOT,
            "fold %d of %d: %d of %d right (%.1f %%), loss %.3f%n",
            i + 1,
            FOLDS,
            told,
            result.examples(),
            100 * result.accuracy(),
            result.loss());
      }
    }
    double share = (double) right / all.size();
    out.printf(
        Locale.ROOT, "all folds: %d of %d right (%.1f %%)%n", right, all.size(), 100 * share);
    return share;
  }
}
