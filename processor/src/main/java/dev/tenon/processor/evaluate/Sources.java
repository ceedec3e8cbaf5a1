package dev.tenon.processor.evaluate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The source files of the compilation. */
final class Sources {
  private final Trees trees;
  private final Elements elements;
  private final Set<String> roots;
  private final Map<CompilationUnitTree, SourceFile> files = new HashMap<>();

  /** Sources of which the top-level types are called {@code roots}, which may grow. */
  Sources(Trees trees, Elements elements, Set<String> roots) {
    this.trees = trees;
    this.elements = elements;
    this.roots = roots;
  }

  private Map<String, Set<String>> packagesByType() {
    Map<String, Set<String>> packages = new HashMap<>();
    for (String root : roots) {
      int dot = root.lastIndexOf('.');
      packages
          .computeIfAbsent(root.substring(dot + 1), name -> new LinkedHashSet<>())
          .add(root.substring(0, Math.max(0, dot)));
    }
    return packages;
  }

  private String packageOf(TypeElement type) {
    return elements.getPackageOf(type).getQualifiedName().toString();
  }

  /** The file that declares {@code type}; null where it is no source. */
  SourceFile file(TypeElement type) {
    TreePath path = trees.getPath(type);
    if (path == null) {
      return null;
    }
    TypeElement top = type;
    while (top.getEnclosingElement() instanceof TypeElement outer) {
      top = outer;
    }
    String packageName = packageOf(top);
    String primary = top.getSimpleName().toString();
    return files.computeIfAbsent(
        path.getCompilationUnit(), unit -> new SourceFile(unit, trees, packageName, primary));
  }

  /** The file of {@code model} and all that it may need, by the names in their texts. */
  Set<SourceFile> needed(TypeElement model) {
    Map<String, Set<String>> packagesByType = packagesByType();
    Set<SourceFile> needed = new LinkedHashSet<>();
    Deque<SourceFile> open = new ArrayDeque<>(List.of(file(model)));
    Map<String, SourceFile> found = new LinkedHashMap<>();
    while (!open.isEmpty()) {
      SourceFile file = open.poll();
      if (!needed.add(file)) {
        continue;
      }
      Set<String> words = file.words();
      for (String word : words) {
        for (String packageName : packagesByType.getOrDefault(word, Set.of())) {
          if (packageName.equals(file.packageName()) || words.contains(last(packageName))) {
            String name = packageName.isEmpty() ? word : packageName + "." + word;
            SourceFile other = found.computeIfAbsent(name, this::named);
            if (other != null) {
              open.add(other);
            }
          }
        }
      }
    }
    return needed;
  }

  private SourceFile named(String name) {
    TypeElement type = elements.getTypeElement(name);
    return type == null ? null : file(type);
  }

  private static String last(String packageName) {
    return packageName.substring(packageName.lastIndexOf('.') + 1);
  }
}
