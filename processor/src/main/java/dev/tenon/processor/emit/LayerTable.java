package dev.tenon.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.tenon.ir.Program;
import java.util.Locale;

/** The layers of a model as a table, which an IDE shows over the name of the generated class. */
final class LayerTable {
  private LayerTable() {}

  static CodeBlock of(Program program) {
    return CodeBlock.of(
        "Graph of $L: $L parameters.\n\n<pre>{@code\n$L}</pre>\n",
        program.name(),
        String.format(Locale.ROOT, "%,d", program.parameters()),
        program.table());
  }
}
