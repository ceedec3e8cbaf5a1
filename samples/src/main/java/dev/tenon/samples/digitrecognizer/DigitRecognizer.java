package dev.tenon.samples.digitrecognizer;

import static dev.tenon.Act.RELU;

import dev.tenon.Adam;
import dev.tenon.Conv2d;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Flatten;
import dev.tenon.MaxPool2d;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.runtime.Evaluation;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.CsvRows;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.Listeners;
import dev.tenon.runtime.report.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Learns digits from a CSV file, and writes what it reads in another one. */
@Model(data = Digit.class)
@Adam(1e-3)
@Training(epochs = 10, batchSize = 64)
public record DigitRecognizer(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    @Flatten Tensor flat,
    @Dropout(0.5) Tensor dropped,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {
  private static final String TEST = "test.csv";
  private static final int IMAGE_BYTES = 28 * 28;

  /** Trains, then writes the submission: {@code [DATA_FOLDER [SUBMISSION_FILE]]}. */
  public static void main(String[] args) {
    Optional<Path> folder = args.length > 0 ? Optional.of(Path.of(args[0])) : Optional.empty();
    Path submission = Path.of(args.length > 1 ? args[1] : "submission.csv");
    try {
      run(folder, submission, DigitRecognizerTrainer.DEFAULTS, System.out);
    } catch (UserError e) {
      System.err.println("error: " + e.getMessage());
      System.exit(UserError.EXIT_STATUS);
    }
  }

  static Evaluation run(
      Optional<Path> folder, Path submission, TrainOptions options, PrintStream out) {
    Splits<Digit> digits =
        DataSources.load(Digit.class, DataOptions.of(folder, DigitRecognizer.class));
    List<Digit> unknown = unknown(folder);
    try (DigitRecognizerTrainer trainer = new DigitRecognizerTrainer();
        DigitRecognizerPredictor predictor = trainer.predictor()) {
      trainer.fit(digits, options, Listeners.of(Output.AUTO, Optional.empty(), out));
      write(submission, answers(predictor, unknown));
      out.printf("%d answers are in %s%n", unknown.size(), submission);
      return trainer.evaluate(digits.test());
    }
  }

  /** The rows of {@code test.csv}, which has no labels. */
  private static List<Digit> unknown(Optional<Path> folder) {
    if (folder.isPresent()) {
      return CsvRows.readUnlabelled(Digit.class, folder.get().resolve(TEST));
    }
    try (InputStream in =
        DigitRecognizer.class.getResourceAsStream("/digit-recognizer/" + TEST + ".gz")) {
      Path copy = Files.createTempFile("test", ".csv.gz");
      try {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        return CsvRows.readUnlabelled(Digit.class, copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UserError("test.csv of the sample cannot be read: " + e, e);
    }
  }

  private static int[] answers(DigitRecognizerPredictor predictor, List<Digit> digits) {
    int[] answers = new int[digits.size()];
    int batch = 500;
    for (int first = 0; first < answers.length; first += batch) {
      List<Digit> some = digits.subList(first, Math.min(answers.length, first + batch));
      ByteBuffer pixels = ByteBuffer.allocate(some.size() * IMAGE_BYTES);
      some.forEach(digit -> pixels.put(digit.pixels()));
      Value logits = predictor.predict(Value.of(pixels.array(), some.size(), 28, 28, 1));
      float[][] rows = logits.rows();
      for (int i = 0; i < rows.length; i++) {
        answers[first + i] = largest(rows[i]);
      }
    }
    return answers;
  }

  private static int largest(float[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  private static void write(Path submission, int[] answers) {
    try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(submission))) {
      file.print("ImageId,Label\n");
      for (int i = 0; i < answers.length; i++) {
        file.printf("%d,%d\n", i + 1, answers[i]);
      }
      if (file.checkError()) {
        throw new IOException("writing failed");
      }
    } catch (IOException e) {
      throw new UserError("%s cannot be written: %s".formatted(submission, e), e);
    }
  }
}
