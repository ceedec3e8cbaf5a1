package dev.tenon.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.tenon.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The layers of a model as a table, which an IDE shows over the name of the generated class. */
final class LayerTable {
  /** A constant has at most 65,535 bytes, which is three times as much for any alphabet. */
  private static final int LONGEST_CONSTANT = 20_000;

  private LayerTable() {}

  /** Javadoc with {@code table}, that of {@code program}. */
  static CodeBlock of(Program program, String table) {
    return CodeBlock.of(
        "Graph of $L: $L parameters. FLOPs and activation bytes are those of one example.\n\n<pre>{@code\n$L}</pre>\n",
        program.name(),
        String.format(Locale.ROOT, "%,d", program.parameters()),
        table);
  }

  /** {@code text} as an expression. */
  static CodeBlock literal(String text) {
    if (text.length() <= LONGEST_CONSTANT) {
      return CodeBlock.of("$S", text);
    }
    List<CodeBlock> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      if (part.length() + line.length() > LONGEST_CONSTANT) {
        parts.add(CodeBlock.of("\n$S", part.toString()));
        part.setLength(0);
      }
      part.append(line);
    }
    parts.add(CodeBlock.of("\n$S", part.toString()));
    return CodeBlock.of("$T.join(\"\", $L)", String.class, CodeBlock.join(parts, ","));
  }
}
