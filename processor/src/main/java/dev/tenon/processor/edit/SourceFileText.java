package dev.tenon.processor.edit;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.tenon.processor.read.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.tools.FileObject;

/** A source file, its text, and its trees with the ends that javac's own lack. */
public final class SourceFileText {
  private final URI uri;
  private final String text;
  private Syntax syntax;

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
    return syntax().start(tree);
  }

  int end(Tree tree) {
    return syntax().end(tree);
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
    }.scan(syntax().unit(), null);
    return Optional.ofNullable(found.get());
  }

  /** The trees around {@code tree}, which is of this file, the innermost first. */
  Iterable<Tree> around(Tree tree) {
    return TreePath.getPath(syntax().unit(), tree);
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
    }.scan(tree == null ? syntax().unit() : tree, null);
    return found;
  }

  /** Where {@code tree} is: {@code Mnist.java:14}. */
  String place(Tree tree) {
    return place(start(tree));
  }

  /** Where the character at {@code offset} is. */
  String place(int offset) {
    String path = uri.getPath() == null ? uri.toString() : uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1) + ":" + syntax().line(offset);
  }

  /** How the class of this name in {@code dev.tenon} is written here. */
  String name(String simpleName) {
    boolean imported =
        syntax().unit().getImports().stream()
            .map(i -> i.getQualifiedIdentifier().toString())
            .anyMatch(i -> i.equals("dev.tenon.*") || i.equals("dev.tenon." + simpleName));
    return imported ? simpleName : "dev.tenon." + simpleName;
  }

  /** Whether the static methods of {@code type} are called by their names alone. */
  boolean importsAll(Class<?> type) {
    return syntax().unit().getImports().stream()
        .filter(ImportTree::isStatic)
        .anyMatch(i -> i.getQualifiedIdentifier().toString().equals(type.getName() + ".*"));
  }

  private Syntax syntax() {
    if (syntax == null) {
      syntax = Syntax.of(text);
    }
    return syntax;
  }
}
