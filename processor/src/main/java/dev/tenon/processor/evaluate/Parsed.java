package dev.tenon.processor.evaluate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The trees of a source text, with the ends of all trees: javac keeps those of its own trees only
 * for tools that ask for them.
 */
final class Parsed {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;

  private Parsed(CompilationUnitTree unit, SourcePositions positions) {
    this.unit = unit;
    this.positions = positions;
  }

  static Parsed of(String text) {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("tenon:///Parsed.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, d -> {}, List.of("-proc:none"), null, List.of(file));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return new Parsed(unit, Trees.instance(task).getSourcePositions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** The trees around {@code offset}, from the whole to the smallest. */
  private List<Tree> around(int offset) {
    List<Tree> path = new ArrayList<>();
    path.add(unit);
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void nothing) {
        if (tree != null) {
          long from = positions.getStartPosition(unit, tree);
          if (from >= 0 && from <= offset && offset < positions.getEndPosition(unit, tree)) {
            path.add(tree);
          }
          super.scan(tree, nothing);
        }
        return null;
      }
    }.scan(unit.getTypeDecls(), null);
    return path;
  }

  private Tree call(List<Tree> around, int nameEnd) {
    for (Tree tree : around) {
      if (tree instanceof MethodInvocationTree call
          && positions.getEndPosition(unit, call.getMethodSelect()) == nameEnd) {
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
    boolean far =
        statement == null
            || unit.getLineMap().getLineNumber(start)
                != unit.getLineMap().getLineNumber(positions.getStartPosition(unit, statement));
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
