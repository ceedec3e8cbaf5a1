package dev.tenon.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.tenon.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The layers of a model as a table, which an IDE shows over the name of the generated class. */
final class LayerTable {
  private LayerTable() {}

  static CodeBlock of(Program program) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "kind", "output", "parameters", "operations"));
    for (Program.Row row : program.layers()) {
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
    return CodeBlock.of(
        "Graph of $L: $L parameters.\n\n<pre>{@code\n$L}</pre>\n",
        program.name(),
        number(program.parameters()),
        table);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
