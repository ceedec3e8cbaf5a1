package dev.tenon.processor.emit;

import com.palantir.javapoet.CodeBlock;
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
    List<Integer> lengths = statement.arguments().stream().map(Lines::length).toList();
    int called =
        length(statement.callee())
            + lengths.stream().mapToInt(length -> length + 2).sum()
            - (lengths.isEmpty() ? 0 : 2)
            + "();".length();
    boolean named = !before.isEmpty();
    int inline = named ? length(before) + 1 + called : called;
    int broken = (named ? CONTINUED.length() : 0) + called;
    String comment = statement.comment();
    if (fits(inline, comment)) {
      code.add("$L$L$L", before, named ? " " : "", call(statement));
      comment(inline, comment);
    } else if (named && fits(broken, comment)) {
      code.add("$L\n$L$L", before, CONTINUED, call(statement));
      comment(broken, comment);
    } else if (fits(inline, "")) {
      code.add("// $L\n$L$L$L\n", comment, before, named ? " " : "", call(statement));
    } else if (named && fits(broken, "")) {
      code.add("// $L\n$L\n$L$L\n", comment, before, CONTINUED, call(statement));
    } else {
      fill(before, statement, lengths);
    }
  }

  private static CodeBlock call(Statement statement) {
    return CodeBlock.of("$L($L);", statement.callee(), CodeBlock.join(statement.arguments(), ", "));
  }

  /** Arguments on lines of their own, as many on a line as there is room for. */
  private void fill(CodeBlock before, Statement statement, List<Integer> lengths) {
    boolean named = !before.isEmpty();
    String deep = CONTINUED + (named ? CONTINUED : "");
    CodeBlock.Builder arguments = CodeBlock.builder();
    int column = WIDTH;
    for (int i = 0; i < lengths.size(); i++) {
      boolean last = i + 1 == lengths.size();
      int length = lengths.get(i) + (last ? "" : ",").length();
      if (column + 1 + length + 2 > WIDTH - indent) {
        arguments.add("\n$L", deep);
        column = deep.length();
      } else {
        arguments.add(" ");
        column++;
      }
      arguments.add("$L$L", statement.arguments().get(i), last ? "" : ",");
      column += length;
    }
    String comment = statement.comment();
    boolean behind = fits(column + 2, comment);
    if (!behind) {
      code.add("// $L\n", comment);
    }
    if (named) {
      code.add("$L\n$L", before, CONTINUED);
    }
    code.add("$L($L);", statement.callee(), arguments.build());
    comment(column + 2, behind ? comment : "");
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
