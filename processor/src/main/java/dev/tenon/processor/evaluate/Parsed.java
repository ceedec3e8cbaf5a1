package dev.tenon.processor.evaluate;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import dev.tenon.processor.read.Syntax;
import dev.tenon.processor.read.WrittenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The trees of a source text, by the tokens in it. */
final class Parsed {
  private final Syntax syntax;

  private Parsed(Syntax syntax) {
    this.syntax = syntax;
  }

  static Parsed of(String text) {
    return new Parsed(Syntax.of(text));
  }

  /** What a token is part of. */
  enum Part {
    /** The call or object creation to which the token belongs, or the smallest part around it. */
    EXPRESSION,
    /** The statement, as far as it stands on one line. */
    STATEMENT,
    /** The innermost loop; the function where there is none. */
    LOOP
  }

  /**
   * The tree to be marked for a fault at the token from {@code start} to {@code end}.
   *
   * @param nameEnd where the token before ends
   */
  Tree tree(int start, int nameEnd, Part part) {
    List<Tree> around = around(start);
    return switch (part) {
      case EXPRESSION -> call(around, nameEnd);
      case STATEMENT -> statement(around, start, nameEnd);
      case LOOP -> loop(around, nameEnd);
    };
  }

  /**
   * The value that the call whose name ends at {@code nameEnd} gives to an option of its layer;
   * empty where it is not written there.
   *
   * @param start of the token behind the name
   * @param element which number of it, counted from 0; -1 for all
   */
  Optional<ExpressionTree> option(int start, int nameEnd, String name, int element) {
    return around(start).stream()
        .filter(MethodInvocationTree.class::isInstance)
        .map(MethodInvocationTree.class::cast)
        .filter(call -> syntax.end(call.getMethodSelect()) == nameEnd)
        .findFirst()
        .flatMap(call -> WrittenOption.of(call, name, element));
  }

  /** Offset at which {@code tree} starts. */
  int start(Tree tree) {
    return syntax.start(tree);
  }

  /** The trees around {@code offset}, from the whole to the smallest. */
  private List<Tree> around(int offset) {
    List<Tree> path = new ArrayList<>();
    path.add(syntax.unit());
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void nothing) {
        if (tree != null) {
          int from = syntax.start(tree);
          if (from >= 0 && from <= offset && offset < syntax.end(tree)) {
            path.add(tree);
          }
          super.scan(tree, nothing);
        }
        return null;
      }
    }.scan(syntax.unit().getTypeDecls(), null);
    return path;
  }

  private Tree call(List<Tree> around, int nameEnd) {
    for (Tree tree : around) {
      if (tree instanceof MethodInvocationTree call
          && syntax.end(call.getMethodSelect()) == nameEnd) {
        return call.getMethodSelect();
      }
    }
    return around.get(around.size() - 1);
  }

  private Tree statement(List<Tree> around, int start, int nameEnd) {
    Tree smallest = call(around, nameEnd);
    Tree statement =
        innermost(
            around,
            tree ->
                (tree instanceof StatementTree && tree.getKind() != Tree.Kind.BLOCK)
                    || tree instanceof LambdaExpressionTree);
    boolean far = statement == null || syntax.line(start) != syntax.line(syntax.start(statement));
    return far ? smallest : statement;
  }

  private Tree loop(List<Tree> around, int nameEnd) {
    Tree loop =
        innermost(
            around,
            tree ->
                tree instanceof ForLoopTree
                    || tree instanceof EnhancedForLoopTree
                    || tree instanceof WhileLoopTree
                    || tree instanceof DoWhileLoopTree
                    || tree instanceof LambdaExpressionTree
                    || tree instanceof MethodTree);
    return loop == null ? call(around, nameEnd) : loop;
  }

  private static Tree innermost(List<Tree> around, Predicate<Tree> wanted) {
    for (int i = around.size() - 1; i >= 0; i--) {
      if (wanted.test(around.get(i))) {
        return around.get(i);
      }
    }
    return null;
  }
}
