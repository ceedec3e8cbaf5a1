package dev.tenon.processor.edit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.mend.Arrangements;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Fix;
import dev.tenon.ir.mend.GivenData;
import dev.tenon.ir.mend.MissingEnd;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.processor.read.Token;
import dev.tenon.processor.report.SourcePlace;
import dev.tenon.processor.report.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;

/** Finds places in the sources, and the text that a change is; by javac's trees. */
public final class Editor implements Sources {
  private final Trees trees;
  private final Map<FileObject, SourceFileText> files = new HashMap<>();

  /** An editor of the sources behind {@code trees}; null in compilers that have none. */
  public Editor(Trees trees) {
    this.trees = trees;
  }

  @Override
  public String where(Origin origin) {
    if (origin.token() instanceof Token token) {
      Optional<Found> found = found(token, null);
      return found
          .map(f -> name(f.unit()) + ":" + f.unit().getLineMap().getLineNumber(f.start()))
          .orElse("");
    }
    return origin.place().contains(".java:") ? origin.place().replaceFirst(",.*", "") : "";
  }

  /** Offset of {@code origin} in its file; beyond all others where it is unknown. */
  public int position(Origin origin) {
    if (origin.token() instanceof Token token) {
      return found(token, null).map(Found::start).orElse(Integer.MAX_VALUE);
    }
    return origin.token() instanceof SourcePlace place ? place.offset() : Integer.MAX_VALUE;
  }

  @Override
  public Position position(Token token, AnnotationValue value) {
    return found(token, value)
        .map(found -> new Position(found.unit().getSourceFile().toUri().toString(), found.shown()))
        .orElseGet(() -> new Position(token.around(), token.index()));
  }

  /** {@code candidate} as it can be written into the source; empty where it cannot. */
  public Optional<Candidate> written(Candidate candidate) {
    if (candidate.place().isSpec() && candidate.place().origin().token() == null) {
      // told, and never written; what is not among the sources is seldom wrong
      boolean shared = candidate.place().origin() != Origin.NONE;
      return shared || GivenData.isBatched(candidate)
          ? Optional.of(candidate.fixed())
          : Optional.empty();
    }
    if (trees == null) {
      return candidate.all().stream().allMatch(each -> each.place().origin().token() != null)
          ? Optional.of(candidate)
          : Optional.empty();
    }
    return edits(candidate)
        .map(edits -> edits.stream().map(Edit::told).filter(told -> !told.isEmpty()).toList())
        .map(told -> told.isEmpty() ? candidate : candidate.told(String.join(" and ", told)));
  }

  /** What may change place among the calls of the sources. */
  public Arrangements arrangements() {
    return new CallArrangements(this::text);
  }

  /** {@code candidate} with shape texts in the words of those that they replace. */
  public Candidate worded(Candidate candidate, Map<String, Long> constants) {
    List<Candidate> also =
        candidate.also().stream().map(other -> worded(other, constants)).toList();
    Remedy remedy = candidate.remedy();
    Optional<String> before = trees == null ? Optional.empty() : textBefore(candidate);
    if (before.isPresent() && remedy instanceof Remedy.Sizes sizes) {
      String text = new ShapeWords(constants).kept(before.get(), sizes.text());
      remedy = new Remedy.Sizes(sizes.type(), text);
    } else if (before.isPresent()
        && remedy instanceof Remedy.Argument argument
        && argument.value() instanceof String now) {
      String text = new ShapeWords(constants).kept(before.get(), now);
      remedy = new Remedy.Argument(argument.index(), text, argument.told());
    } else if (before.isPresent()
        && remedy instanceof Remedy.Write write
        && write.value() instanceof String now) {
      remedy = new Remedy.Write(write.option(), new ShapeWords(constants).kept(before.get(), now));
    }
    return new Candidate(candidate.place(), remedy, also, candidate.written());
  }

  /** What stands in quotes where {@code candidate} puts another text. */
  private Optional<String> textBefore(Candidate candidate) {
    return edit(new Candidate(candidate.place(), candidate.remedy()))
        .map(edit -> edit.file().text().substring(edit.start(), edit.end()))
        .filter(text -> text.matches("\"[^\"\\\\]*\""))
        .map(text -> text.substring(1, text.length() - 1));
  }

  /**
   * {@code candidate} as a change of a constant that several calls use; empty where it is none.
   *
   * @param places what can be changed
   */
  public Optional<Candidate> everywhere(Candidate candidate, List<Place> places) {
    return candidate.also().isEmpty()
            && candidate.place().origin().token() instanceof SourcePlace place
        ? new SharedConstant(text(place.file())).everywhere(candidate, places)
        : Optional.empty();
  }

  /** {@code located} with those of its changes that can be written into the source. */
  public Located writable(Located located) {
    List<Fix> fixes =
        located.problem().fixes().stream()
            .filter(fix -> written(fix.candidate()).isPresent())
            .toList();
    return new Located(
        located.problem().mendedBy(fixes), located.origin(), located.warning(), located.scope());
  }

  /** {@code candidate} as changes of the source; empty where one cannot be written. */
  public Optional<List<Edit>> edits(Candidate candidate) {
    List<Edit> edits = new ArrayList<>();
    if (!candidate.also().isEmpty()
        && candidate.place().origin().token() instanceof SourcePlace place) {
      Optional<Edit> shared = new SharedConstant(text(place.file())).edit(candidate.all());
      if (shared.isPresent()) {
        return shared.map(List::of);
      }
    }
    boolean one =
        MissingEnd.trained(candidate) != null // of one element
            || candidate.remedy() instanceof Remedy.Handed;
    for (Candidate change : one ? List.of(candidate) : candidate.all()) {
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
    if (candidate.remedy() instanceof Remedy.Arranged arranged && token instanceof Token element) {
      return found(element, null)
          .flatMap(found -> new ElementEdits(text(found), this::start).edit(arranged.rewriting()));
    }
    if (token instanceof Token annotation && annotation.mirror() != null) {
      return found(annotation, null)
          .flatMap(found -> new AnnotationEdits(text(found), found.start()).edit(candidate));
    }
    if (token instanceof SourcePlace place) {
      SourceFileText file = text(place.file());
      return candidate.remedy() instanceof Remedy.Exchanged exchanged
              && exchanged.other(candidate.place().origin()).token() instanceof SourcePlace other
          ? new ChainCalls(file).put(other.offset(), place.offset())
          : new CallEdits(file, place.offset()).edit(candidate);
    }
    return Optional.empty();
  }

  private Optional<ElementEdits.Start> start(Origin origin) {
    return origin.token() instanceof Token token
        ? found(token, null)
            .map(found -> new ElementEdits.Start(found.start(), token.mirror() == null))
        : Optional.empty();
  }

  private SourceFileText text(Found found) {
    return text(found.unit().getSourceFile());
  }

  private SourceFileText text(FileObject file) {
    return files.computeIfAbsent(file, SourceFileText::new);
  }

  /**
   * Where a token stands.
   *
   * @param shown where a compiler shows what is wrong with it: a declaration starts with its
   *     annotations, but is shown behind them
   */
  private record Found(CompilationUnitTree unit, int start, int shown) {}

  private Optional<Found> found(Token token, AnnotationValue value) {
    if (trees == null) {
      return Optional.empty();
    }
    for (Element element : declaring(token)) {
      TreePath path =
          token.mirror() == null ? trees.getPath(element) : trees.getPath(element, token.mirror());
      Tree tree = path == null ? null : path.getLeaf();
      if (tree != null && (token.mirror() == null || tree instanceof AnnotationTree)) {
        CompilationUnitTree unit = path.getCompilationUnit();
        SourcePositions positions = trees.getSourcePositions();
        int start = (int) positions.getStartPosition(unit, tree);
        if (start >= 0) {
          TreePath inner = value == null ? null : trees.getPath(element, token.mirror(), value);
          int shown =
              inner == null
                  ? afterModifiers(unit, tree)
                  : (int) positions.getStartPosition(unit, inner.getLeaf());
          return Optional.of(new Found(unit, start, Math.max(start, shown)));
        }
      }
    }
    return Optional.empty();
  }

  /** Where what {@code tree} declares goes on after annotations and modifiers; -1 without any. */
  private int afterModifiers(CompilationUnitTree unit, Tree tree) {
    ModifiersTree modifiers =
        tree instanceof ClassTree type
            ? type.getModifiers()
            : tree instanceof MethodTree method
                ? method.getModifiers()
                : tree instanceof VariableTree variable ? variable.getModifiers() : null;
    return modifiers == null
        ? -1
        : (int) trees.getSourcePositions().getEndPosition(unit, modifiers);
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
