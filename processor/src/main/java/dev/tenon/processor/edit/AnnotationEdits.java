package dev.tenon.processor.edit;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.VariableTree;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Remedy;
import java.util.List;
import java.util.Optional;

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
    if (remedy instanceof Remedy.Before before) {
      String written = candidate.layer(before).substring(1);
      String simple = before.layer().getSimpleName();
      String name = "@" + file.name(simple) + written.substring(simple.length());
      return Optional.of(new Edit(file, start, start, name + " "));
    }
    if (remedy instanceof Remedy.Drop) {
      return drop(annotation, candidate.place().name());
    }
    if (remedy instanceof Remedy.Remove remove) {
      return remove(annotation, remove.option());
    }
    if (remedy instanceof Remedy.Sizes sizes) {
      return write(annotation, "value", '"' + sizes.type().toString() + '"');
    }
    Remedy.Write write = (Remedy.Write) remedy;
    return write(annotation, write.option(), value(write.value()));
  }

  /** Removes the annotation; with its element, where nothing else is on it. */
  private Optional<Edit> drop(AnnotationTree annotation, String name) {
    VariableTree element =
        file.find(
                VariableTree.class,
                tree -> tree.getModifiers().getAnnotations().contains(annotation))
            .orElse(null);
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
    return named || !component && file.text().charAt(end - 1) != ';'
        ? Optional.empty()
        : Optional.of(new Edit(file, start, file.skipBlanks(component ? end + 1 : end), ""));
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
