package dev.tenon.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Lays statements out: a heading for each part, one call a statement, its shape behind it. */
final class Lines {
  static final int WIDTH = 100;
  private static final int COMMENT_COLUMN = 76;
  private static final String CONTINUED = "    ";

  private final int indent;
  private final CodeBlock.Builder code = CodeBlock.builder();
  private Statement.Part part = new Statement.Part("", "");
  private boolean empty = true;

  /**
   * Starts a method body.
   *
   * @param indent columns before each line
   */
  Lines(int indent) {
    this.indent = indent;
  }

  /**
   * Adds a statement.
   *
   * @param field whether the result of this name is kept in a field
   */
  void add(Statement statement, Predicate<String> field) {
    heading(statement.part());
    CodeBlock.Builder before = CodeBlock.builder();
    if (statement.name() != null) {
      if (!field.test(statement.name())) {
        boolean plain = statement.type() != null && statement.type().toString().endsWith(".Ops");
        before.add(plain ? CodeBlock.of("$T ", statement.type()) : CodeBlock.of("var "));
      }
      before.add("$L =", statement.name());
    }
    write(before.build(), statement);
    empty = false;
  }

  private void heading(Statement.Part next) {
    if (next.equals(part)) {
      return;
    }
    if (!empty) {
      code.add("\n");
    }
    if (!next.phase().equals(part.phase()) && !next.phase().isEmpty()) {
      code.add("// ---- $L\n", next.phase());
      if (!next.layer().isEmpty()) {
        code.add("\n");
      }
    }
    if (!next.layer().isEmpty()) {
      code.add("// $L\n", next.layer());
    }
    part = next;
  }

  /**
   * One line with the shape behind it if that fits, else a break after {@code =}, else the shape
   * above, else the arguments on lines of their own.
   */
  private void write(CodeBlock before, Statement statement) {
    CodeBlock call = call(statement, CodeBlock.of(""), CodeBlock.join(statement.arguments(), ", "));
    String comment = statement.comment();
    CodeBlock inline = before.isEmpty() ? call : CodeBlock.of("$L $L", before, call);
    CodeBlock lead = before.isEmpty() ? before : CodeBlock.of("$L\n$L", before, CONTINUED);
    int broken = (before.isEmpty() ? 0 : CONTINUED.length()) + length(call);
    if (fits(length(inline), comment)) {
      code.add(inline);
      comment(length(inline), comment);
    } else if (!before.isEmpty() && fits(broken, comment)) {
      code.add("$L$L", lead, call);
      comment(broken, comment);
    } else if (fits(length(inline), "")) {
      code.add("// $L\n$L\n", comment, inline);
    } else if (!before.isEmpty() && fits(broken, "")) {
      code.add("// $L\n$L$L\n", comment, lead, call);
    } else {
      fill(before, lead, statement);
    }
  }

  private void fill(CodeBlock before, CodeBlock lead, Statement statement) {
    String deep = CONTINUED + (before.isEmpty() ? "" : CONTINUED);
    List<CodeBlock> lines = fill(statement.arguments(), deep.length());
    int end = deep.length() + length(lines.get(lines.size() - 1)) + 2;
    String comment = statement.comment();
    boolean behind = fits(end, comment);
    if (!behind) {
      code.add("// $L\n", comment);
    }
    CodeBlock arguments = CodeBlock.join(lines, "\n" + deep);
    code.add("$L$L", lead, call(statement, CodeBlock.of("\n$L", deep), arguments));
    comment(end, behind ? comment : "");
  }

  private static CodeBlock call(Statement statement, CodeBlock open, CodeBlock arguments) {
    return CodeBlock.of("$L($L$L);", statement.callee(), open, arguments);
  }

  /** Arguments, as many on a line as there is room for. */
  private List<CodeBlock> fill(List<CodeBlock> arguments, int start) {
    List<CodeBlock> lines = new ArrayList<>();
    CodeBlock line = null;
    for (int i = 0; i < arguments.size(); i++) {
      CodeBlock next =
          i + 1 < arguments.size() ? CodeBlock.of("$L,", arguments.get(i)) : arguments.get(i);
      if (line == null) {
        line = next;
      } else if (indent + start + length(line) + 1 + length(next) + 2 <= WIDTH) {
        line = CodeBlock.of("$L $L", line, next);
      } else {
        lines.add(line);
        line = next;
      }
    }
    lines.add(line == null ? CodeBlock.of("") : line);
    return lines;
  }

  private boolean fits(int length, String comment) {
    int end = indent + length;
    return end + (comment.isEmpty() ? 0 : 5 + comment.length()) <= WIDTH;
  }

  /** Puts the comment in its column, or to the left of it where it would not fit. */
  private void comment(int length, String comment) {
    if (!comment.isEmpty()) {
      int column = Math.min(COMMENT_COLUMN, WIDTH - 3 - comment.length());
      int gap = Math.max(2, column - indent - length);
      code.add("$L// $L", " ".repeat(gap), comment);
    }
    code.add("\n");
  }

  /** Columns that the code takes once its types are imported. */
  static int length(CodeBlock block) {
    return block.toString().replaceAll("\\b(?:[a-z_][a-z0-9_]*\\.)+(?=[A-Z])", "").length();
  }

  /** What was added. */
  CodeBlock build() {
    return code.build();
  }
}
