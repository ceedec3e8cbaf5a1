package dev.tenon.runtime.data;

import dev.tenon.Csv;
import dev.tenon.runtime.UserError;
import java.util.List;
import java.util.Map;

/** The files that {@link Csv} on a record names. */
final class CsvSource<R extends Record> implements DataSource<R> {
  /** Decides which rows are kept for testing, so that it is the same ones each time. */
  static final long SPLIT_SEED = 1;

  private final Class<R> row;
  private final Csv csv;

  CsvSource(Class<R> row) {
    this.row = row;
    this.csv = row.getAnnotation(Csv.class);
  }

  @Override
  public Class<R> spec() {
    return row;
  }

  @Override
  public Splits<R> load(DataOptions options) {
    boolean apart = !csv.test().isEmpty();
    List<String> names = apart ? List.of(csv.value(), csv.test()) : List.of(csv.value());
    Map<String, FileSet.Found> files =
        new FileSet(row.getSimpleName(), csv.folder(), names).find(options);
    List<R> train = CsvRows.read(row, files.get(csv.value()), true);
    if (apart) {
      RowEncoding<R> encoding = RowEncoding.of(row, train);
      List<R> test = CsvRows.read(row, files.get(csv.test()), true);
      return new Splits<>(Dataset.of(row, train, encoding), Dataset.of(row, test, encoding));
    }
    if (train.size() < 2) {
      throw new UserError(
          "%s has one row, which cannot be split into training and testing; give it more"
              .formatted(files.get(csv.value()).name()));
    }
    return Dataset.of(row, train).split(1 - csv.testFraction(), SPLIT_SEED);
  }
}
