package dev.tenon.runtime.cli;

import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.data.CsvRows;
import dev.tenon.runtime.data.RowEncoding;
import dev.tenon.runtime.serve.Classification;
import dev.tenon.runtime.serve.Classifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Classifies the rows of CSV files, by a model of a table. */
final class RowAnswers<R extends Record> {
  private static final int MOST_AT_ONCE = 256;

  private final Classifier classifier;
  private final Class<R> row;
  private final RowEncoding<R> encoding;
  private final int batch;
  private int count;

  private RowAnswers(Predictor predictor, Classifier classifier, Class<R> row) {
    this.classifier = classifier;
    this.row = row;
    this.encoding = predictor.encoding(row);
    this.batch = predictor.atOnce(MOST_AT_ONCE);
  }

  /** For {@code data}; empty where that is no table. */
  static Optional<RowAnswers<?>> of(Predictor predictor, Classifier classifier, Class<?> data) {
    return GeneratedModel.isTable(data)
        ? Optional.of(new RowAnswers<>(predictor, classifier, data.asSubclass(Record.class)))
        : Optional.empty();
  }

  /** A record may hold the pixels of a picture, and such a model takes pictures, too. */
  static boolean isPicture(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
  }

  /**
   * Adds an answer for each row of {@code file}, called by its number.
   *
   * @throws dev.tenon.runtime.UserError if it is no such file; the message names line and column
   */
  void add(Path file, Answers answers) {
    List<R> rows = CsvRows.readUnlabelled(row, file);
    for (int first = 0; first < rows.size(); first += batch) {
      List<R> some = rows.subList(first, Math.min(rows.size(), first + batch));
      for (Classification answer : classifier.classify(encoding.batch(some))) {
        answers.add(Integer.toString(++count), answer);
      }
    }
  }
}
