package dev.tenon.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The trees of a source text, with the ends of all trees: javac keeps those of its own trees only
 * for tools that ask for them. Nothing in it is attributed.
 */
public record Syntax(CompilationUnitTree unit, SourcePositions positions) {
  /** Nowhere to look for plugins: else the compiler opens all of its own class path for a parse. */
  private static final List<String> OPTIONS = List.of("-proc:none", "-processorpath", "");

  /** That of a whole source file. */
  public static Syntax of(String text) {
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
                .getTask(null, null, d -> {}, OPTIONS, null, List.of(file));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return new Syntax(unit, Trees.instance(task).getSourcePositions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The offset at which {@code tree} begins; -1 where it is not in the text. */
  public int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  /** The offset behind the end of {@code tree}. */
  public int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** The number of the line in which {@code offset} is. */
  public int line(int offset) {
    return (int) unit.getLineMap().getLineNumber(offset);
  }
}
