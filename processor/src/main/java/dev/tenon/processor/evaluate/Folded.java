package dev.tenon.processor.evaluate;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds constant {@code int} arithmetic that overflows: javac folds it without a word, so that no
 * instruction is left to be checked.
 *
 * <p>Visits give the value of a tree where it is a constant integer that did not overflow.
 */
final class Folded extends TreePathScanner<Number, Void> {
  private final Trees trees;
  private final List<Operand> found = new ArrayList<>();
  private boolean inConstant;

  private Folded(Trees trees) {
    this.trees = trees;
  }

  /**
   * An operand of arithmetic that overflows.
   *
   * @param start where it starts in the text
   * @param end where it ends
   * @param type {@code int} or {@code long}
   * @param inConstant whether a constant has this value, which other code may need to be one
   */
  record Operand(int start, int end, String type, boolean inConstant) {}

  /** An operand of each such arithmetic in {@code type}, which is attributed. */
  static List<Operand> in(TreePath type, Trees trees) {
    Folded folded = new Folded(trees);
    folded.scan(type, null);
    return folded.found;
  }

  @Override
  public Number scan(Tree tree, Void nothing) {
    Number value = super.scan(tree, nothing);
    return tree instanceof LiteralTree
            || tree instanceof IdentifierTree
            || tree instanceof MemberSelectTree
            || tree instanceof ParenthesizedTree
            || tree instanceof TypeCastTree
            || tree instanceof UnaryTree
            || tree instanceof BinaryTree
        ? value
        : null;
  }

  /** Annotations and the labels of a switch are not run, and must stay constants. */
  @Override
  public Number visitAnnotation(AnnotationTree annotation, Void nothing) {
    return null;
  }

  @Override
  public Number visitCase(CaseTree branch, Void nothing) {
    scan(branch.getStatements(), nothing);
    return scan(branch.getBody(), nothing);
  }

  @Override
  public Number visitVariable(VariableTree variable, Void nothing) {
    boolean before = inConstant;
    inConstant = constant() != null;
    super.visitVariable(variable, nothing);
    inConstant = before;
    return null;
  }

  @Override
  public Number visitLiteral(LiteralTree literal, Void nothing) {
    return integer(literal.getValue());
  }

  @Override
  public Number visitIdentifier(IdentifierTree name, Void nothing) {
    return integer(constant());
  }

  @Override
  public Number visitMemberSelect(MemberSelectTree name, Void nothing) {
    super.visitMemberSelect(name, nothing);
    return integer(constant());
  }

  /** The value of the constant that the present tree names or declares; null where it is none. */
  private Object constant() {
    return trees.getElement(getCurrentPath()) instanceof VariableElement variable
        ? variable.getConstantValue()
        : null;
  }

  @Override
  public Number visitParenthesized(ParenthesizedTree parenthesized, Void nothing) {
    return scan(parenthesized.getExpression(), nothing);
  }

  @Override
  public Number visitTypeCast(TypeCastTree cast, Void nothing) {
    scan(cast.getType(), nothing);
    Number value = scan(cast.getExpression(), nothing);
    TypeMirror type = trees.getTypeMirror(getCurrentPath());
    if (value == null || type == null || !type.getKind().isPrimitive()) {
      return null;
    }
    TypeKind kind = type.getKind();
    boolean narrow = kind != TypeKind.LONG && kind != TypeKind.FLOAT && kind != TypeKind.DOUBLE;
    if (narrow && value.longValue() != value.intValue()) {
      return overflows(cast.getExpression(), value);
    }
    return switch (kind) {
      case LONG -> value.longValue();
      case INT -> value.intValue();
      case SHORT -> (int) value.shortValue();
      case BYTE -> (int) value.byteValue();
      case CHAR -> (int) (char) value.intValue();
      default -> null;
    };
  }

  @Override
  public Number visitUnary(UnaryTree unary, Void nothing) {
    Number value = scan(unary.getExpression(), nothing);
    if (value == null) {
      return null;
    }
    boolean isLong = value instanceof Long;
    long exact =
        switch (unary.getKind()) {
          case UNARY_PLUS -> value.longValue();
          case UNARY_MINUS -> -value.longValue();
          case BITWISE_COMPLEMENT -> ~value.longValue();
          default -> Long.MIN_VALUE;
        };
    if (exact == Long.MIN_VALUE) {
      return null;
    }
    if (isLong) {
      return exact;
    }
    return exact == (int) exact ? (Number) (int) exact : overflows(unary.getExpression(), value);
  }

  @Override
  public Number visitBinary(BinaryTree binary, Void nothing) {
    Number left = scan(binary.getLeftOperand(), nothing);
    Number right = scan(binary.getRightOperand(), nothing);
    if (left == null || right == null) {
      return null;
    }
    Tree.Kind operator = binary.getKind();
    boolean shift =
        operator == Tree.Kind.LEFT_SHIFT
            || operator == Tree.Kind.RIGHT_SHIFT
            || operator == Tree.Kind.UNSIGNED_RIGHT_SHIFT;
    if (left instanceof Long || (right instanceof Long && !shift)) {
      return ofLongs(operator, left.longValue(), right.longValue());
    }
    int a = left.intValue();
    int b = right.intValue();
    long exact = ofInts(operator, a, b);
    return switch (operator) {
      case PLUS, MINUS, MULTIPLY ->
          exact == (int) exact ? (Number) (int) exact : overflows(binary.getLeftOperand(), left);
      case DIVIDE, REMAINDER -> b == 0 ? null : (Number) (int) exact;
      case LEFT_SHIFT, RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT, AND, OR, XOR -> (int) exact;
      default -> null;
    };
  }

  private static long ofInts(Tree.Kind operator, int a, int b) {
    return switch (operator) {
      case PLUS -> (long) a + b;
      case MINUS -> (long) a - b;
      case MULTIPLY -> (long) a * b;
      case DIVIDE -> b == 0 ? 0 : a / b;
      case REMAINDER -> b == 0 ? 0 : a % b;
      case LEFT_SHIFT -> a << b;
      case RIGHT_SHIFT -> a >> b;
      case UNSIGNED_RIGHT_SHIFT -> a >>> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      default -> 0;
    };
  }

  private static Number ofLongs(Tree.Kind operator, long a, long b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 ? null : (Number) (a / b);
      case REMAINDER -> b == 0 ? null : (Number) (a % b);
      case LEFT_SHIFT -> a << b;
      case RIGHT_SHIFT -> a >> b;
      case UNSIGNED_RIGHT_SHIFT -> a >>> b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      default -> null;
    };
  }

  private static Number integer(Object value) {
    if (value instanceof Character c) {
      return (int) c;
    }
    if (value instanceof Short || value instanceof Byte) {
      return ((Number) value).intValue();
    }
    return value instanceof Integer || value instanceof Long ? (Number) value : null;
  }

  private Number overflows(Tree operand, Number value) {
    TreePath path = getCurrentPath();
    var positions = trees.getSourcePositions();
    int start = (int) positions.getStartPosition(path.getCompilationUnit(), operand);
    int end = (int) positions.getEndPosition(path.getCompilationUnit(), operand);
    found.add(new Operand(start, end, value instanceof Long ? "long" : "int", inConstant));
    return null;
  }
}
