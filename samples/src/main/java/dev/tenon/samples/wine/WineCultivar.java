package dev.tenon.samples.wine;

import static dev.tenon.Act.RELU;

import dev.tenon.Adam;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Model;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.runtime.Evaluation;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
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

  /** Trains on four fifths and tests on the rest, five times: {@code [DATA_FOLDER]}. */
  public static void main(String[] args) {
    Optional<Path> folder = args.length > 0 ? Optional.of(Path.of(args[0])) : Optional.empty();
    try {
      crossValidate(folder, System.out);
    } catch (UserError e) {
      System.err.println("error: " + e.getMessage());
      System.exit(UserError.EXIT_STATUS);
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
