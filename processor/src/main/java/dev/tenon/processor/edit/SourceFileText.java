package dev.tenon.processor.edit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source file, its text, and its trees with the ends that javac's own lack. */
public final class SourceFileText {
  private final URI uri;
  private final String text;
  private CompilationUnitTree unit;
  private SourcePositions positions;

  SourceFileText(FileObject file) {
    try {
      this.uri = file.toUri();
      this.text = file.getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return uri;
  }

  String text() {
    return text;
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  String text(Tree tree) {
    return text.substring(start(tree), end(tree));
  }

  /** The first place from {@code offset} on that is no blank. */
  int skipBlanks(int offset) {
    int end = offset;
    while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The first tree of this type that {@code wanted} accepts. */
  <T extends Tree> Optional<T> find(Class<T> type, Predicate<T> wanted) {
    parse();
    AtomicReference<T> found = new AtomicReference<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void nothing) {
        if (found.get() != null) {
          return null;
        }
        if (type.isInstance(tree) && wanted.test(type.cast(tree))) {
          found.set(type.cast(tree));
          return null;
        }
        return super.scan(tree, nothing);
      }
    }.scan(unit, null);
    return Optional.ofNullable(found.get());
  }

  /** The trees around {@code tree}, which is of this file, the innermost first. */
  Iterable<Tree> around(Tree tree) {
    return TreePath.getPath(unit, tree);
  }

  /** All trees of this type within {@code tree}; null for the whole file. */
  <T extends Tree> List<T> all(Class<T> type, Tree tree) {
    List<T> found = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree each, Void nothing) {
        if (type.isInstance(each)) {
          found.add(type.cast(each));
        }
        return super.scan(each, nothing);
      }
    }.scan(tree == null ? unit : tree, null);
    return found;
  }

  /** Where {@code tree} is: {@code Mnist.java:14}. */
  String place(Tree tree) {
    String path = uri.getPath() == null ? uri.toString() : uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1)
        + ":"
        + unit.getLineMap().getLineNumber(start(tree));
  }

  /** How the class of this name in {@code dev.tenon} is written here. */
  String name(String simpleName) {
    parse();
    boolean imported =
        unit.getImports().stream()
            .map(i -> i.getQualifiedIdentifier().toString())
            .anyMatch(i -> i.equals("dev.tenon.*") || i.equals("dev.tenon." + simpleName));
    return imported ? simpleName : "dev.tenon." + simpleName;
  }

  private void parse() {
    if (unit != null) {
      return;
    }
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("tenon:///Edited.java"), JavaFileObject.Kind.SOURCE) {
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
      unit = task.parse().iterator().next();
      positions = Trees.instance(task).getSourcePositions();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
