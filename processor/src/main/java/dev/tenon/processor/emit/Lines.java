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
  private final List<Code> lines = new ArrayList<>();
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
    Code before = null;
    if (statement.name() != null) {
      before = Code.of(statement.name() + " =");
      if (!field.test(statement.name())) {
        boolean plain = TensorTypes.OPS.equals(statement.type());
        before = (plain ? Code.of(TensorTypes.OPS, " ") : Code.of("var ")).then(before);
      }
    }
    write(before, statement);
    empty = false;
  }

  private void heading(Statement.Part next) {
    if (next.equals(part)) {
      return;
    }
    if (!empty) {
      lines.add(Code.of("\n"));
    }
    if (!next.phase().equals(part.phase()) && !next.phase().isEmpty()) {
      lines.add(Code.of("// ---- " + next.phase() + "\n"));
      if (!next.layer().isEmpty()) {
        lines.add(Code.of("\n"));
      }
    }
    if (!next.layer().isEmpty()) {
      lines.add(Code.of("// " + next.layer() + "\n"));
    }
    part = next;
  }

  /**
   * One line with the shape behind it if that fits, else a break after {@code =}, else the shape
   * above, else the arguments on lines of their own.
   */
  private void write(Code before, Statement statement) {
    Code call = Code.call(statement.callee(), statement.arguments()).then(";");
    boolean named = before != null;
    Code line = named ? before.then(" ").then(call) : call;
    Code indented = named ? Code.of(CONTINUED).then(call) : call;
    String comment = statement.comment();
    if (fits(line.length(), comment)) {
      lines.add(line);
      comment(line.length(), comment);
    } else if (named && fits(indented.length(), comment)) {
      lines.add(before.then("\n").then(indented));
      comment(indented.length(), comment);
    } else if (fits(line.length(), "")) {
      lines.add(Code.of("// " + comment + "\n").then(line).then("\n"));
    } else if (named && fits(indented.length(), "")) {
      lines.add(Code.of("// " + comment + "\n").then(before).then("\n").then(indented).then("\n"));
    } else {
      fill(before, statement);
    }
  }

  /** Arguments on lines of their own, as many on a line as there is room for. */
  private void fill(Code before, Statement statement) {
    String deep = CONTINUED + (before != null ? CONTINUED : "");
    List<Code> pieces = new ArrayList<>();
    if (before != null) {
      pieces.add(before.then("\n" + CONTINUED));
    }
    pieces.add(statement.callee().then("("));
    int column = WIDTH;
    int left = statement.arguments().size();
    for (Code argument : statement.arguments()) {
      left--;
      Code piece = left == 0 ? argument : argument.then(",");
      if (column + 1 + piece.length() + 2 > WIDTH - indent) {
        pieces.add(Code.of("\n" + deep));
        column = deep.length();
      } else {
        pieces.add(Code.of(" "));
        column++;
      }
      pieces.add(piece);
      column += piece.length();
    }
    pieces.add(Code.of(");"));
    String comment = statement.comment();
    boolean behind = fits(column + 2, comment);
    if (!behind) {
      lines.add(Code.of("// " + comment + "\n"));
    }
    lines.addAll(pieces);
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
      lines.add(Code.of(" ".repeat(gap) + "// " + comment));
    }
    lines.add(Code.of("\n"));
  }

  /** What was added. */
  CodeBlock build() {
    return Code.join(lines, "").block();
  }
}
