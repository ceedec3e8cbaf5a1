package dev.tenon.runtime.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tenon.Csv;
import dev.tenon.Label;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of files of comma-separated values, each a record; {@link Csv} on it says how they are
 * written.
 */
public final class CsvRows {
  private static final Pattern STARTED = Pattern.compile("started in line (\\d+)");
  private static final String ADVICE = "replace it by one that is whole";

  private CsvRows() {}

  /**
   * All rows of a file.
   *
   * @throws UserError if it cannot be read or a cell is not what the record says; the message names
   *     file, line and column
   */
  public static <R extends Record> List<R> read(Class<R> row, Path file) {
    return read(row, found(file), true);
  }

  /**
   * All rows of a file in which the column of the label may be missing, such as one that is to be
   * predicted; the label is then null, 0 or false.
   *
   * @throws UserError like {@link #read}
   */
  public static <R extends Record> List<R> readUnlabelled(Class<R> row, Path file) {
    return read(row, found(file), false);
  }

  private static FileSet.Found found(Path file) {
    return new FileSet.Found(file.toString(), () -> Files.newInputStream(file));
  }

  static <R extends Record> List<R> read(Class<R> row, FileSet.Found file, boolean labelled) {
    return Content.read(
        file, "rows", ADVICE, in -> new Parser<>(row, file.name(), labelled).read(in));
  }

  /** Reads one file. */
  private static final class Parser<R extends Record> {
    private final Class<R> row;
    private final RecordComponent[] components;
    private final Constructor<R> constructor;
    private final String file;
    private final boolean labelled;
    private final char delimiter;
    private final CsvCells cells;

    Parser(Class<R> row, String file, boolean labelled) {
      this.row = row;
      this.file = file;
      this.labelled = labelled;
      components = row.getRecordComponents();
      try {
        constructor =
            row.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(e);
      }
      constructor.setAccessible(true);
      Csv csv = row.getAnnotation(Csv.class);
      delimiter = csv == null ? ',' : csv.delimiter();
      cells =
          new CsvCells(
              csv == null
                  ? Set.of("", "NA")
                  // as cells are, without blanks around; one may stand there twice
                  : Arrays.stream(csv.missing()).map(String::strip).collect(Collectors.toSet()));
    }

    List<R> read(InputStream in) throws IOException {
      Reader text =
          new InputStreamReader(
              in,
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT));
      long line = 1;
      // What is wrong with the number of cells is told below, with the line.
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .fieldSeparator(delimiter)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .ofCsvRecord(text)) {
        Iterator<CsvRecord> records = reader.iterator();
        if (!records.hasNext()) {
          throw new UserError(
              "%s: expected a head with the names of the columns, found nothing; %s"
                  .formatted(file, ADVICE));
        }
        CsvHead head = head(records.next());
        int[][] columns = new int[components.length][];
        for (int i = 0; i < components.length; i++) {
          columns[i] = head.columns(components[i], labelled);
        }
        List<R> rows = new ArrayList<>();
        while (records.hasNext()) {
          CsvRecord record = records.next();
          line = record.getStartingLineNumber();
          rows.add(row(record, head, columns));
        }
        if (rows.isEmpty()) {
          throw new UserError(
              "%s: expected rows below the head, found none; %s".formatted(file, ADVICE));
        }
        return rows;
      } catch (CsvParseException | UncheckedIOException e) {
        throw told(e, line);
      }
    }

    /** A byte order mark, which some programs write, belongs to no name. */
    private CsvHead head(CsvRecord record) {
      List<String> names = new ArrayList<>(record.getFields());
      if (names.get(0).startsWith("\uFEFF")) {
        names.set(0, names.get(0).substring(1));
      }
      return new CsvHead(file, names);
    }

    private R row(CsvRecord record, CsvHead head, int[][] columns) {
      long line = record.getStartingLineNumber();
      if (record.getFieldCount() != head.size()) {
        throw new UserError(
            "%s, line %d: expected %d cells as in the head, found %d; check commas and quotes there"
                .formatted(file, line, head.size(), record.getFieldCount()));
      }
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = value(components[i], record, head, columns[i]);
      }
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException refused) {
          throw new UserError(
              "%s, line %d: %s does not take this row: %s"
                  .formatted(file, line, row.getSimpleName(), refused.getMessage()),
              refused);
        }
        throw new IllegalStateException("making a " + row.getName() + " failed", e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    private Object value(RecordComponent component, CsvRecord record, CsvHead head, int[] columns) {
      Class<?> type = component.getType();
      int at = 0;
      try {
        if (type == byte[].class) {
          byte[] bytes = new byte[columns.length];
          for (; at < columns.length; at++) {
            bytes[at] = CsvCells.unsigned(record.getField(columns[at]));
          }
          return bytes;
        }
        if (type == float[].class) {
          float[] numbers = new float[columns.length];
          for (; at < columns.length; at++) {
            numbers[at] = (Float) cells.value(record.getField(columns[at]), float.class);
          }
          return numbers;
        }
        if (columns.length == 0) {
          return type == boolean.class ? (Object) false : type.isEnum() ? null : zero(type);
        }
        Object value = cells.value(record.getField(columns[0]), type);
        checkClass(component, value);
        return value;
      } catch (CsvCells.Wrong wrong) {
        throw new UserError(
            "%s, line %d, column \"%s\": expected %s, found %s; %s"
                .formatted(
                    file,
                    record.getStartingLineNumber(),
                    head.name(columns[at]),
                    wrong.expected(),
                    CsvCells.shown(record.getField(columns[at])),
                    advice(component, wrong)));
      }
    }

    /** Where nothing is written, and another type of the component would not help. */
    private static String advice(RecordComponent component, CsvCells.Wrong wrong) {
      if (!wrong.advice().startsWith("fill it")) {
        return wrong.advice();
      }
      return component.isAnnotationPresent(Label.class) || component.getType().isArray()
          ? "fill it, or remove the row"
          : wrong.advice();
    }

    private static Object zero(Class<?> type) {
      try {
        return new CsvCells(Set.of()).value("0", type);
      } catch (CsvCells.Wrong e) {
        throw new IllegalStateException(e);
      }
    }

    private static void checkClass(RecordComponent component, Object value) throws CsvCells.Wrong {
      Label label = component.getAnnotation(Label.class);
      if (label != null && label.classes() > 0 && value instanceof Integer number) {
        if (number < 0 || number >= label.classes()) {
          throw new CsvCells.Wrong(
              "a class from 0 to %d".formatted(label.classes() - 1),
              "correct it, or @Label(classes = ...)");
        }
      }
    }

    private UserError told(RuntimeException e, long line) throws IOException {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CharacterCodingException) {
          return new UserError(
              "%s: expected UTF-8, found other bytes after line %d; convert it to UTF-8"
                  .formatted(file, line),
              e);
        }
        if (cause instanceof IOException failure) {
          throw failure;
        }
      }
      // "... record that started in line 7", and why
      Matcher started = STARTED.matcher(String.valueOf(e.getMessage()));
      return started.find() && e.getCause() != null
          ? new UserError(
              "%s, line %s: %s; check quotes there"
                  .formatted(file, started.group(1), e.getCause().getMessage()),
              e)
          : new UserError(
              "%s, after line %d: %s; check quotes there".formatted(file, line, e.getMessage()), e);
    }
  }
}
