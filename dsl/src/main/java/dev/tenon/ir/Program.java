package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A whole model, ready to be emitted or built.
 *
 * @param name the model's simple name
 * @param variables all variables: parameters and states in declaration order, then optimizer slots,
 *     then the progress of training
 * @param functions {@code initialize} first
 * @param layers a row an element, for documentation
 * @param learningRate the optimizer's default
 */
public record Program(
    String name,
    List<Variable> variables,
    List<Function> functions,
    List<Row> layers,
    double learningRate) {

  /**
   * One line of the layer table.
   *
   * @param name of the element
   * @param kinds of its layers, such as {@code conv2d relu}
   * @param output of its last layer
   * @param parameters how many trained numbers it holds
   * @param flops of its forward pass
   */
  public record Row(String name, String kinds, Type output, long parameters, Dim flops) {}

  /** The function called {@code name}. */
  public Function function(String wanted) {
    return functions.stream()
        .filter(f -> f.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no function " + wanted));
  }

  /** How many trained numbers it holds. */
  public long parameters() {
    return variables.stream().filter(Variable::trainable).mapToLong(Variable::count).sum();
  }

  /** The layers as a table: a line each, after a heading. */
  public String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "kind", "output", "parameters", "operations"));
    for (Row row : layers) {
      rows.add(
          List.of(
              row.name(),
              row.kinds(),
              row.output().toString(),
              number(row.parameters()),
              row.flops().isKnown() ? number(row.flops().known()) : row.flops().toString()));
    }
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String padding = " ".repeat(widths[i] - row.get(i).length());
        boolean right = i == 3;
        line.append(i == 0 ? "" : "  ");
        line.append(right ? padding + row.get(i) : row.get(i) + padding);
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
