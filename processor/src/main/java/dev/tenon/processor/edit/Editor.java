package dev.tenon.processor.edit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tenon.ir.Origin;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.processor.read.Token;
import dev.tenon.processor.report.SourcePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;

/** Finds places in the sources, and the text that a change is; by javac's trees. */
public final class Editor {
  private final Trees trees;
  private final Map<FileObject, SourceFileText> files = new HashMap<>();

  /** An editor of the sources behind {@code trees}; null in compilers that have none. */
  public Editor(Trees trees) {
    this.trees = trees;
  }

  /** The file and line of {@code origin}: {@code Mnist.java:14}; empty where it is unknown. */
  public String where(Origin origin) {
    if (origin.token() instanceof Token token) {
      Optional<Found> found = found(token);
      return found
          .map(f -> name(f.unit()) + ":" + f.unit().getLineMap().getLineNumber(f.start()))
          .orElse("");
    }
    return origin.place().contains(".java:") ? origin.place().replaceFirst(",.*", "") : "";
  }

  /** Offset of {@code origin} in its file; beyond all others where it is unknown. */
  public int position(Origin origin) {
    if (origin.token() instanceof Token token) {
      return found(token).map(Found::start).orElse(Integer.MAX_VALUE);
    }
    return origin.token() instanceof SourcePlace place ? place.offset() : Integer.MAX_VALUE;
  }

  /** {@code candidate} as it can be written into the source; empty where it cannot. */
  public Optional<Candidate> written(Candidate candidate) {
    if (trees == null) {
      return Optional.of(candidate);
    }
    return edits(candidate)
        .map(edits -> edits.stream().map(Edit::told).filter(told -> !told.isEmpty()).toList())
        .map(told -> told.isEmpty() ? candidate : candidate.told(String.join(" and ", told)));
  }

  /** {@code candidate} as changes of the source; empty where one cannot be written. */
  public Optional<List<Edit>> edits(Candidate candidate) {
    List<Edit> edits = new ArrayList<>();
    for (Candidate change : candidate.all()) {
      Optional<Edit> edit = edit(change);
      if (edit.isEmpty() || edits.stream().anyMatch(edit.get()::meets)) {
        return Optional.empty();
      }
      edits.add(edit.get());
    }
    return Optional.of(edits);
  }

  private Optional<Edit> edit(Candidate candidate) {
    Object token = candidate.place().origin().token();
    if (token instanceof Token annotation && annotation.mirror() != null) {
      return found(annotation)
          .flatMap(
              found ->
                  new AnnotationEdits(text(found.unit().getSourceFile()), found.start())
                      .edit(candidate));
    }
    if (token instanceof SourcePlace place) {
      return new CallEdits(text(place.file()), place.offset()).edit(candidate);
    }
    return Optional.empty();
  }

  private SourceFileText text(FileObject file) {
    return files.computeIfAbsent(file, SourceFileText::new);
  }

  /** Where a token starts. */
  private record Found(CompilationUnitTree unit, int start) {}

  private Optional<Found> found(Token token) {
    if (trees == null) {
      return Optional.empty();
    }
    for (Element element : declaring(token)) {
      TreePath path =
          token.mirror() == null ? trees.getPath(element) : trees.getPath(element, token.mirror());
      Tree tree = path == null ? null : path.getLeaf();
      if (tree != null && (token.mirror() == null || tree instanceof AnnotationTree)) {
        CompilationUnitTree unit = path.getCompilationUnit();
        int start = (int) trees.getSourcePositions().getStartPosition(unit, tree);
        if (start >= 0) {
          return Optional.of(new Found(unit, start));
        }
      }
    }
    return Optional.empty();
  }

  /** The element of a token, and the component of a record whose field it is. */
  private static List<Element> declaring(Token token) {
    List<Element> elements = new ArrayList<>();
    elements.add(token.element());
    if (token.element().getEnclosingElement() instanceof TypeElement type) {
      for (RecordComponentElement component : type.getRecordComponents()) {
        if (component.getSimpleName().equals(token.element().getSimpleName())) {
          elements.add(component);
        }
      }
    }
    return elements;
  }

  private static String name(CompilationUnitTree unit) {
    String path = unit.getSourceFile().getName();
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
