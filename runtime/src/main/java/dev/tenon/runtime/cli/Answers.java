package dev.tenon.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tenon.runtime.serve.Classification;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a classifier says of several things, and how that is written. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_COLUMNS = 12;
  private static final int LIKELIEST = 5;

  /** How answers are written. */
  enum Format {
    /** For people: one with all its probabilities, several as a table. */
    TEXT,
    /** A line each, with all probabilities. */
    CSV,
    /** A list of objects. */
    JSON
  }

  /**
   * One answer.
   *
   * @param name of what was asked about
   */
  private record Answer(String name, Classification said) {}

  private final String what;
  private final List<String> classes;
  private final Optional<List<String>> columns;
  private final List<Answer> answers = new ArrayList<>();

  /**
   * Of a classifier.
   *
   * @param what is asked about, a word
   * @param classes that it tells apart
   * @param columns names of the two columns of a CSV file without probabilities; empty for all
   */
  Answers(String what, List<String> classes, Optional<List<String>> columns) {
    this.what = what;
    this.columns = columns;
    this.classes = classes;
  }

  void add(String name, Classification said) {
    answers.add(new Answer(name, said));
  }

  /** Writes all of them to {@code out}. */
  void print(Format format, PrintStream out) {
    switch (format) {
      case TEXT -> {
        if (answers.size() == 1) {
          printOne(answers.get(0), out);
        } else if (!answers.isEmpty()) {
          printTable(out);
        }
      }
      case CSV -> out.print(csv());
      case JSON -> out.println(json());
    }
    out.flush();
  }

  private void printOne(Answer answer, PrintStream out) {
    out.printf("%s: %s%n", answer.name(), answer.said().name());
    List<Float> probabilities = answer.said().probabilities();
    int width = classes.stream().mapToInt(String::length).max().orElse(0);
    boolean all = classes.size() <= MOST_COLUMNS;
    IntStream.range(0, classes.size())
        .boxed()
        .sorted(all ? Comparator.naturalOrder() : Comparator.comparing(i -> -probabilities.get(i)))
        .limit(all ? classes.size() : LIKELIEST)
        .forEach(
            i -> out.printf("  %-" + width + "s  %s%n", classes.get(i), percent(probabilities, i)));
  }

  private void printTable(PrintStream out) {
    int name = width(what, answers.stream().map(Answer::name).toList());
    int answer = width("answer", classes);
    boolean all = classes.size() <= MOST_COLUMNS;
    StringBuilder head = new StringBuilder(padded(what, name)).append(padded("answer", answer));
    if (all) {
      classes.forEach(each -> head.append(columnOf(each, each)));
    } else {
      head.append("probability");
    }
    out.println(head.toString().stripTrailing());
    for (Answer each : answers) {
      StringBuilder line =
          new StringBuilder(padded(each.name(), name)).append(padded(each.said().name(), answer));
      List<Float> probabilities = each.said().probabilities();
      if (all) {
        IntStream.range(0, classes.size())
            .forEach(i -> line.append(columnOf(classes.get(i), percent(probabilities, i))));
      } else {
        line.append(percent(each.said().probability()));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(String head, List<String> cells) {
    return Math.max(head.length(), cells.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length() + 2);
  }

  /** To the right, below the name of its class. */
  private static String columnOf(String head, String cell) {
    return " ".repeat(Math.max(head.length(), "100.0%".length()) - cell.length()) + cell + "  ";
  }

  private static String percent(List<Float> probabilities, int index) {
    return percent(probabilities.get(index));
  }

  private static String percent(float probability) {
    return String.format(Locale.ROOT, "%5.1f%%", 100 * probability);
  }

  private String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      List<String> head = new ArrayList<>(columns.orElse(List.of(what, "answer")));
      if (columns.isEmpty()) {
        head.addAll(classes);
      }
      csv.writeRecord(head);
      for (Answer answer : answers) {
        List<String> line = new ArrayList<>(List.of(answer.name(), answer.said().name()));
        if (columns.isEmpty()) {
          answer.said().probabilities().forEach(p -> line.add(Float.toString(p)));
        }
        csv.writeRecord(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it is written to memory
    }
    return text.toString();
  }

  private String json() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Answer answer : answers) {
      Map<String, Float> probabilities = new LinkedHashMap<>();
      for (int i = 0; i < classes.size(); i++) {
        probabilities.put(classes.get(i), answer.said().probabilities().get(i));
      }
      Map<String, Object> object = new LinkedHashMap<>();
      object.put(what, answer.name());
      object.put("answer", answer.said().name());
      object.put("probabilities", probabilities);
      list.add(object);
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // text and numbers can be written
    }
  }
}
