package dev.tenon.processor.edit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.VariableTree;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.MissingEnd;
import dev.tenon.ir.mend.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changes of an annotation. */
final class AnnotationEdits {
  private final SourceFileText file;
  private final int start;

  AnnotationEdits(SourceFileText file, int start) {
    this.file = file;
    this.start = start;
  }

  Optional<Edit> edit(Candidate candidate) {
    Optional<AnnotationTree> found =
        file.find(AnnotationTree.class, tree -> file.start(tree) == start);
    return found.flatMap(annotation -> edit(candidate, annotation));
  }

  private Optional<Edit> edit(Candidate candidate, AnnotationTree annotation) {
    Remedy remedy = candidate.remedy();
    if (repeats(annotation, remedy)) {
      return remedy instanceof Remedy.After after
          ? behind(annotation, candidate, after)
          : Optional.empty();
    }
    if (remedy instanceof Remedy.Before before) {
      String added = added(candidate, before.layer(), before.required());
      return Optional.of(new Edit(file, start, start, added + " "));
    }
    if (remedy instanceof Remedy.After after) {
      int end = file.end(annotation);
      return Optional.of(new Edit(file, end, end, " " + added(candidate, after)));
    }
    if (remedy instanceof Remedy.Trained trained) {
      return element(annotation)
          .map(element -> file.start(element.getType()))
          .map(type -> new Edit(file, type, type, output(trained) + " "));
    }
    if (remedy instanceof Remedy.Unmark) {
      return unmark(annotation);
    }
    if (remedy instanceof Remedy.Drop) {
      return drop(annotation, candidate.place().name());
    }
    if (remedy instanceof Remedy.Instead instead) {
      String layers = added(candidate, instead.layers());
      return Optional.of(new Edit(file, start, file.end(annotation), layers));
    }
    if (remedy instanceof Remedy.Branch branch) {
      return branch(annotation, branch);
    }
    if (remedy instanceof Remedy.Name name) {
      return text(annotation, name.index()).map(text -> replaced(text, '"' + name.name() + '"'));
    }
    if (remedy instanceof Remedy.Marked marked) {
      int from = file.start(annotation.getAnnotationType());
      String name = file.name(marked.meant().getSimpleName());
      return Optional.of(new Edit(file, from, file.end(annotation.getAnnotationType()), name));
    }
    if (remedy instanceof Remedy.Twin twin) {
      return Optional.of(new TwinEdits(file, twin).of(annotation));
    }
    if (remedy instanceof Remedy.Remove remove) {
      return remove(annotation, remove.option());
    }
    if (remedy instanceof Remedy.Sizes sizes) {
      return write(annotation, candidate.place().option(), '"' + sizes.text() + '"');
    }
    Remedy.Write write = (Remedy.Write) remedy;
    return write(annotation, write.option(), value(write.value()));
  }

  /** Whether {@code remedy} adds a layer that the element has already: none is repeatable. */
  private boolean repeats(AnnotationTree annotation, Remedy remedy) {
    List<String> added =
        remedy instanceof Remedy.Before before
            ? List.of(before.layer().getSimpleName())
            : remedy instanceof Remedy.After after
                ? names(after.layers())
                : remedy instanceof Remedy.Instead instead ? names(instead.layers()) : List.of();
    boolean replaced = remedy instanceof Remedy.Instead;
    return added.stream().distinct().count() < added.size()
        || element(annotation).stream()
            .flatMap(element -> element.getModifiers().getAnnotations().stream())
            .filter(other -> !(replaced && other == annotation))
            .map(other -> other.getAnnotationType().toString().replaceFirst(".*\\.", ""))
            .anyMatch(added::contains);
  }

  /** An element of its own behind the one that ends with {@code annotation} and nobody names. */
  private Optional<Edit> behind(
      AnnotationTree annotation, Candidate candidate, Remedy.After after) {
    VariableTree element = element(annotation).orElse(null);
    List<String> names = names(after.layers());
    if (element == null || names.stream().distinct().count() < names.size()) {
      return Optional.empty();
    }
    List<? extends AnnotationTree> written = element.getModifiers().getAnnotations();
    boolean marked =
        written.stream()
            .map(other -> other.getAnnotationType().toString())
            .anyMatch(name -> name.matches("(.*\\.)?(Output|Shape)"));
    boolean named = file.text().contains('"' + element.getName().toString() + '"');
    if (marked || named || written.get(written.size() - 1) != annotation) {
      return Optional.empty();
    }
    boolean component = !file.text(element).endsWith(";");
    int end = file.end(element);
    String added =
        "%s Tensor %s%s".formatted(added(candidate, after), element.getName(), names.get(0));
    return Optional.of(
        new Edit(file, end, end, component ? ",\n    " + added : "\n  " + added + ";"));
  }

  private static List<String> names(List<Remedy.Added> layers) {
    return layers.stream().map(added -> added.layer().getSimpleName()).toList();
  }

  /** The text at {@code index} of an annotation's only value. */
  private static Optional<ExpressionTree> text(AnnotationTree annotation, int index) {
    if (annotation.getArguments().size() != 1) {
      return Optional.empty();
    }
    ExpressionTree value = expression(annotation.getArguments().get(0));
    List<? extends ExpressionTree> texts =
        value instanceof NewArrayTree array ? array.getInitializers() : List.of(value);
    return index < texts.size() && texts.get(index) instanceof LiteralTree
        ? Optional.of(texts.get(index))
        : Optional.empty();
  }

  private Edit replaced(ExpressionTree written, String text) {
    return new Edit(file, file.start(written), file.end(written), text);
  }

  /** An element of its own before the join, which then takes that. */
  private Optional<Edit> branch(AnnotationTree annotation, Remedy.Branch branch) {
    Optional<VariableTree> element = element(annotation);
    Optional<ExpressionTree> source =
        element.stream()
            .flatMap(e -> e.getModifiers().getAnnotations().stream())
            .filter(a -> a.getAnnotationType().toString().equals("From"))
            .findFirst()
            .flatMap(from -> text(from, branch.input()));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    String name = String.valueOf(((LiteralTree) source.get()).getValue());
    String fitted = name + branch.name();
    boolean component = !file.text(element.get()).endsWith(";");
    int from = file.start(element.get());
    String added =
        "%s @From(\"%s\") Tensor %s%s%n    "
            .formatted(branch.annotation(), name, fitted, component ? "," : ";")
            .replace(System.lineSeparator(), "\n");
    String between = file.text().substring(from, file.start(source.get()));
    return Optional.of(
        new Edit(file, from, file.end(source.get()), added + between + '"' + fitted + '"'));
  }

  private Optional<VariableTree> element(AnnotationTree annotation) {
    return file.find(
        VariableTree.class, tree -> tree.getModifiers().getAnnotations().contains(annotation));
  }

  /** The layers that are put last, with what says how they are trained where that is missing. */
  private String added(Candidate candidate, Remedy.After after) {
    Remedy.Trained trained = MissingEnd.trained(candidate);
    String layers = added(candidate, after.layers());
    return trained == null ? layers : layers + " " + output(trained);
  }

  private String output(Remedy.Trained trained) {
    return "@" + file.name("Output") + "(loss = " + value(trained.loss()) + ")";
  }

  private String added(Candidate candidate, List<Remedy.Added> layers) {
    return layers.stream()
        .map(added -> added(candidate, added.layer(), added.required()))
        .collect(Collectors.joining(" "));
  }

  private String added(Candidate candidate, Class<?> layer, List<Object> required) {
    String simple = layer.getSimpleName();
    String options = candidate.layer(layer, required).substring(1 + simple.length());
    return "@" + file.name(simple) + options;
  }

  /** Removes an annotation that says one thing; of several, others may be needed. */
  private Optional<Edit> unmark(AnnotationTree annotation) {
    boolean one =
        annotation.getArguments().stream()
            .allMatch(
                argument ->
                    !(expression(argument) instanceof NewArrayTree array)
                        || array.getInitializers().size() == 1);
    return one
        ? Optional.of(new Edit(file, start, file.skipBlanks(file.end(annotation)), ""))
        : Optional.empty();
  }

  /** Removes the annotation; with its element, where nothing else is on it. */
  private Optional<Edit> drop(AnnotationTree annotation, String name) {
    VariableTree element = element(annotation).orElse(null);
    if (element == null) {
      return Optional.empty();
    }
    if (element.getModifiers().getAnnotations().size() > 1) {
      int end = file.skipBlanks(file.end(annotation));
      return Optional.of(new Edit(file, start, end, ""));
    }
    int end = file.end(element);
    boolean component = file.text().startsWith(",", end);
    boolean named = file.text().contains('"' + name + '"');
    if (named) {
      return Optional.empty();
    }
    if (component || file.text().charAt(end - 1) == ';') {
      return Optional.of(new Edit(file, start, file.skipBlanks(component ? end + 1 : end), ""));
    }
    return last(element, end);
  }

  /** Removes the last component, and the comma after the one before. */
  private Optional<Edit> last(VariableTree element, int end) {
    int before =
        file.all(VariableTree.class, null).stream()
            .filter(other -> other != element && file.end(other) < start)
            .mapToInt(file::end)
            .max()
            .orElse(-1);
    if (before < 0 || file.text().charAt(before) != ',') {
      return Optional.empty();
    }
    String between = file.text().substring(before + 1, start);
    String kept = between.isBlank() ? "" : between; // comments
    return Optional.of(new Edit(file, before, end, kept));
  }

  private String value(Object value) {
    return value instanceof Enum<?> constant
        ? file.name(constant.getDeclaringClass().getSimpleName()) + "." + constant.name()
        : Candidate.value(value, false);
  }

  private Optional<Edit> write(AnnotationTree annotation, String option, String value) {
    List<? extends ExpressionTree> arguments = annotation.getArguments();
    for (ExpressionTree argument : arguments) {
      if (name(argument).equals(option)) {
        ExpressionTree written = expression(argument);
        return Optional.of(new Edit(file, file.start(written), file.end(written), value));
      }
    }
    String added = option + " = " + value;
    if (arguments.isEmpty()) {
      int end = file.end(annotation.getAnnotationType());
      return Optional.of(new Edit(file, end, file.end(annotation), "(" + added + ")"));
    }
    ExpressionTree last = arguments.get(arguments.size() - 1);
    if (last instanceof AssignmentTree) {
      return Optional.of(new Edit(file, file.end(last), file.end(last), ", " + added));
    }
    String both = "value = " + file.text(last) + ", " + added;
    return Optional.of(new Edit(file, file.start(last), file.end(last), both));
  }

  private Optional<Edit> remove(AnnotationTree annotation, String option) {
    List<? extends ExpressionTree> arguments = annotation.getArguments();
    for (int i = 0; i < arguments.size(); i++) {
      if (name(arguments.get(i)).equals(option)) {
        if (arguments.size() == 1) {
          int end = file.end(annotation.getAnnotationType());
          return Optional.of(new Edit(file, end, file.end(annotation), ""));
        }
        boolean last = i == arguments.size() - 1;
        int from = last ? file.end(arguments.get(i - 1)) : file.start(arguments.get(i));
        int to = last ? file.end(arguments.get(i)) : file.start(arguments.get(i + 1));
        return Optional.of(new Edit(file, from, to, ""));
      }
    }
    return Optional.empty();
  }

  private static String name(ExpressionTree argument) {
    return argument instanceof AssignmentTree assignment
        ? assignment.getVariable().toString()
        : "value";
  }

  private static ExpressionTree expression(ExpressionTree argument) {
    return argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
  }
}
