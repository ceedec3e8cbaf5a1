package dev.tenon.processor.edit;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.Locale;

/**
 * Which expressions a number may be written in place of: literals, names of constants, products.
 */
final class Constants {
  private Constants() {}

  /** Whether {@code tree} is one. */
  static boolean is(ExpressionTree tree) {
    return isPlain(tree) || tree instanceof BinaryTree product && isProduct(product);
  }

  /** Whether it is a product of constants, which is no number and one more. */
  private static boolean isProduct(BinaryTree tree) {
    boolean times = tree.getKind() == Tree.Kind.MULTIPLY || tree.getKind() == Tree.Kind.DIVIDE;
    return times && is(tree.getLeftOperand()) && is(tree.getRightOperand());
  }

  private static boolean isPlain(ExpressionTree tree) {
    return Named.isLiteral(tree)
        || tree.getKind() == Tree.Kind.IDENTIFIER
            && tree.toString().equals(tree.toString().toUpperCase(Locale.ROOT))
        || tree.getKind() == Tree.Kind.MEMBER_SELECT;
  }
}
