package dev.tenon.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * Finds annotations that javac left out: one on a record's component that it cannot resolve is on
 * none of the elements that the component becomes, though the compiler reports it.
 */
final class Dropped {
  private Dropped() {}

  /** Whether a component of {@code model} has an annotation that none of its elements has. */
  static boolean any(ProcessingEnvironment environment, TypeElement model) {
    if (model.getRecordComponents().isEmpty()) {
      return false;
    }
    Trees trees;
    try {
      trees = Trees.instance(environment);
    } catch (IllegalArgumentException | LinkageError e) {
      return false; // not javac: other compilers keep unresolved annotations
    }
    return model.getRecordComponents().stream().anyMatch(c -> any(trees, model, c));
  }

  private static boolean any(Trees trees, TypeElement model, RecordComponentElement component) {
    List<Element> parts = new ArrayList<>(List.of(component, component.getAccessor()));
    parts.addAll(ElementFilter.fieldsIn(model.getEnclosedElements()));
    for (ExecutableElement made : ElementFilter.constructorsIn(model.getEnclosedElements())) {
      parts.addAll(made.getParameters());
    }
    parts.removeIf(part -> !part.getSimpleName().equals(component.getSimpleName()));
    Set<String> known = new HashSet<>();
    for (Element part : parts) {
      for (AnnotationMirror mirror : part.getAnnotationMirrors()) {
        if (mirror.getAnnotationType().getKind() != TypeKind.ERROR) {
          known.add(Mirrors.typeOf(mirror).getSimpleName().toString());
        }
      }
    }
    for (Element part : parts) {
      if (part.getKind().isField() && trees.getTree(part) instanceof VariableTree written) {
        for (AnnotationTree annotation : written.getModifiers().getAnnotations()) {
          String name = annotation.getAnnotationType().toString();
          if (!known.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return !isRepeated(written, name);
          }
        }
      }
    }
    return false;
  }

  /** Whether the compiler has put these annotations into a container. */
  private static boolean isRepeated(VariableTree written, String name) {
    return written.getModifiers().getAnnotations().stream()
            .filter(other -> other.getAnnotationType().toString().equals(name))
            .count()
        > 1;
  }
}
