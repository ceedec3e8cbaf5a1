package dev.tenon.processor.edit;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.Optional;

/** Numbers that are counted from others: {@code filters + 1}. */
final class Counted {
  private Counted() {}

  /** The change after which {@code written}, such as {@code n - 1}, is {@code by} more. */
  static Optional<Edit> edit(SourceFileText file, ExpressionTree written, int by) {
    if (!(written instanceof BinaryTree sum)) {
      return Optional.empty();
    }
    boolean plus = sum.getKind() == Tree.Kind.PLUS;
    boolean minus = sum.getKind() == Tree.Kind.MINUS;
    boolean first = plus && number(sum.getLeftOperand()).isPresent();
    ExpressionTree other = first ? sum.getRightOperand() : sum.getLeftOperand();
    Optional<Integer> number = number(first ? sum.getLeftOperand() : sum.getRightOperand());
    if (number.isEmpty() || !plus && !minus) {
      return Optional.empty();
    }
    long more = (long) (plus ? number.get() : -number.get()) + by;
    String from = file.text(more == 0 ? within(other) : other);
    String now = more == 0 ? from : from + (more < 0 ? " - " : " + ") + Math.abs(more);
    String told =
        "write %s in place of %s in %s".formatted(now, file.text(written), file.place(written));
    return Optional.of(new Edit(file, file.start(written), file.end(written), now, told));
  }

  private static Optional<Integer> number(ExpressionTree tree) {
    return tree instanceof LiteralTree literal && literal.getValue() instanceof Integer number
        ? Optional.of(number)
        : Optional.empty();
  }

  private static ExpressionTree within(ExpressionTree tree) {
    return tree instanceof ParenthesizedTree parentheses ? parentheses.getExpression() : tree;
  }
}
