package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the layers of a model cost, for one example: a batch of 1.
 *
 * @param rows one a layer, then one for each method's own code and for the loss
 * @param activations bytes that the most demanding training step keeps; what all rows keep where
 *     there is one objective
 */
public record Costs(List<Row> rows, Dim activations) {
  /** The costs of nothing. */
  public static final Costs NONE = new Costs(List.of(), Dim.of(0));

  /** How many rows a table of the largest ones has. */
  private static final int MOST_ROWS = 20;

  /**
   * One layer.
   *
   * @param name where it stands, such as {@code body/conv2d_2}
   * @param kinds of what stands there, such as {@code conv2d relu}
   * @param output what it gives; null where it is not one layer's
   * @param parameters how many trained numbers it holds
   * @param flops operations of its forward pass
   * @param activations bytes of it that a training step keeps; see {@link dev.tenon.Budget}
   */
  public record Row(
      String name, String kinds, Type output, long parameters, Dim flops, Dim activations) {}

  /** Something that a model has so much of. */
  public enum Measure {
    /** Trained numbers. */
    PARAMETERS(row -> Dim.of(row.parameters())),
    /** Operations. */
    FLOPS(Row::flops),
    /** Bytes that are kept for the gradients. */
    ACTIVATIONS(Row::activations);

    private final Function<Row, Dim> of;

    Measure(Function<Row, Dim> of) {
      this.of = of;
    }
  }

  /** How much all layers have of {@code measure}. */
  public Dim total(Measure measure) {
    return measure == Measure.ACTIVATIONS ? activations : sum(rows, measure);
  }

  private static Dim sum(List<Row> rows, Measure measure) {
    return rows.stream().map(measure.of).reduce(Dim.of(0), Dim::plus);
  }

  /** A line each, in order, between a heading and the total. */
  public String table() {
    return table(rows, 0);
  }

  /** The rows with the most of {@code measure}, a known number; the most first. */
  public String largest(Measure measure) {
    List<Row> sorted =
        rows.stream()
            .sorted(Comparator.comparing((Row row) -> measure.of.apply(row).known()).reversed())
            .toList();
    int shown = Math.min(sorted.size(), MOST_ROWS);
    return table(sorted.subList(0, shown), sorted.size() - shown);
  }

  private String table(List<Row> shown, int more) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("layer", "kind", "output", "parameters", "FLOPs", "activation bytes"));
    for (Row row : shown) {
      String output = row.output() == null ? "" : row.output().toString();
      lines.add(
          List.of(
              row.name(),
              row.kinds(),
              output,
              number(Dim.of(row.parameters())),
              number(row.flops()),
              number(row.activations())));
    }
    if (more > 0) {
      lines.add(List.of("and " + more + " more", "", "", "", "", ""));
    }
    lines.add(
        List.of(
            "total",
            "",
            "",
            number(total(Measure.PARAMETERS)),
            number(total(Measure.FLOPS)),
            number(total(Measure.ACTIVATIONS))));
    return aligned(lines);
  }

  /** Words to the left, numbers to the right. */
  private static String aligned(List<List<String>> lines) {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> cells : lines) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String padding = " ".repeat(widths[i] - cells.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(i >= 3 ? padding + cells.get(i) : cells.get(i) + padding);
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  /** {@code 421,642}, or arithmetic over named sizes. */
  public static String number(Dim dim) {
    return dim.isKnown() ? String.format(Locale.ROOT, "%,d", dim.known()) : dim.toString();
  }
}
