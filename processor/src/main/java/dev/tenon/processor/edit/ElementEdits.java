package dev.tenon.processor.edit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.VariableTree;
import dev.tenon.ir.Origin;
import dev.tenon.ir.mend.Rewriting;
import dev.tenon.ir.mend.Rewriting.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Changes of where elements and annotations stand. */
final class ElementEdits {
  private final SourceFileText file;
  private final Function<Origin, Optional<Start>> starts;

  /**
   * Changes in {@code file}.
   *
   * @param starts where what a place names begins in this file; empty where it stands in none
   */
  ElementEdits(SourceFileText file, Function<Origin, Optional<Start>> starts) {
    this.file = file;
    this.starts = starts;
  }

  /**
   * Where something begins.
   *
   * @param whole whether it is an element, and not an annotation, with which that may begin
   */
  record Start(int offset, boolean whole) {}

  /** A piece of the file, in an element. */
  private record Range(int from, int to, VariableTree element) {}

  Optional<Edit> edit(Rewriting rewriting) {
    if (rewriting instanceof Rewriting.By by) {
      return range(by.span())
          .flatMap(
              range -> text(by.other()).map(text -> new Edit(file, range.from, range.to, text)));
    }
    if (rewriting instanceof Rewriting.Without without) {
      return range(without.span())
          .map(range -> new Edit(file, range.from, file.skipBlanks(range.to), ""));
    }
    if (rewriting instanceof Rewriting.Ahead ahead) {
      return range(ahead.span())
          .flatMap(
              range ->
                  text(ahead.other())
                      .map(text -> new Edit(file, range.from, range.from, text + " ")));
    }
    Rewriting.Parted parted = (Rewriting.Parted) rewriting;
    return range(parted.span())
        .filter(range -> annotations(range).stream().allMatch(this::isOfItself))
        .map(range -> new Edit(file, range.from, range.from, parted.declared() + ended(range)));
  }

  /** The annotations before the piece. */
  private List<? extends AnnotationTree> annotations(Range range) {
    return range.element.getModifiers().getAnnotations().stream()
        .filter(each -> file.start(each) < range.from)
        .toList();
  }

  /** Whether it says what an element computes, and not what is to come of it. */
  private boolean isOfItself(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return !name.matches("(.*\\.)?(From|Output|Shape|Allow|Frozen|Formerly)");
  }

  /** What stands between this element and one more. */
  private String ended(Range range) {
    return isField(range.element) ? ";\n  " : ",\n    ";
  }

  private boolean isField(VariableTree element) {
    return file.text(element).endsWith(";");
  }

  private Optional<String> text(Span span) {
    return range(span).map(range -> file.text().substring(range.from, range.to));
  }

  private Optional<Range> range(Span span) {
    return starts.apply(span.at()).flatMap(start -> range(start, span.rest()));
  }

  private Optional<Range> range(Start start, boolean rest) {
    if (start.whole) {
      return file.find(VariableTree.class, tree -> file.start(tree) == start.offset)
          .map(element -> new Range(start.offset, end(element), element));
    }
    return file.find(AnnotationTree.class, tree -> file.start(tree) == start.offset)
        .flatMap(
            annotation ->
                file.find(
                        VariableTree.class,
                        tree -> tree.getModifiers().getAnnotations().contains(annotation))
                    .map(
                        element ->
                            new Range(
                                start.offset,
                                rest ? end(element) : file.end(annotation),
                                element)));
  }

  /** Where it ends, without the semicolon of a field. */
  private int end(VariableTree element) {
    return file.end(element) - (isField(element) ? 1 : 0);
  }
}
