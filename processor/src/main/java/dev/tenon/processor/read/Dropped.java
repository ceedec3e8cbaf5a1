package dev.tenon.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * Finds annotations that javac left out since it cannot resolve them, which it reports itself: what
 * else we would say of the model may only follow from that.
 */
final class Dropped {
  private final Trees trees;

  private Dropped(Trees trees) {
    this.trees = trees;
  }

  /**
   * Whether {@code type}, or a field of it, is written with an annotation that it does not have.
   */
  static boolean any(ProcessingEnvironment environment, TypeElement type) {
    Trees trees;
    try {
      trees = Trees.instance(environment);
    } catch (IllegalArgumentException | LinkageError e) {
      return false; // not javac: other compilers keep unresolved annotations
    }
    return new Dropped(trees).any(type);
  }

  private boolean any(TypeElement type) {
    if (lacks(type, List.of(type))) {
      return true;
    }
    for (Element field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (lacks(field, parts(type, field))) {
        return true;
      }
    }
    return false;
  }

  /** What a field or a record's component becomes; annotations on it are on some of these. */
  private static List<Element> parts(TypeElement type, Element field) {
    List<Element> parts = new ArrayList<>(List.of(field));
    for (RecordComponentElement component : type.getRecordComponents()) {
      parts.add(component);
      parts.add(component.getAccessor());
    }
    for (ExecutableElement made : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      parts.addAll(made.getParameters());
    }
    parts.removeIf(part -> !part.getSimpleName().equals(field.getSimpleName()));
    return parts;
  }

  private boolean lacks(Element written, List<Element> parts) {
    ModifiersTree modifiers = modifiers(trees.getTree(written));
    if (modifiers == null) {
      return false;
    }
    Set<String> known =
        parts.stream()
            .flatMap(part -> part.getAnnotationMirrors().stream())
            .filter(mirror -> mirror.getAnnotationType().getKind() != TypeKind.ERROR)
            .map(Dropped::name)
            .collect(Collectors.toSet());
    List<String> names = modifiers.getAnnotations().stream().map(Dropped::name).toList();
    // repeated ones are in a container now
    return names.stream()
        .anyMatch(name -> !known.contains(name) && names.indexOf(name) == names.lastIndexOf(name));
  }

  private static ModifiersTree modifiers(Tree tree) {
    if (tree instanceof VariableTree variable) {
      return variable.getModifiers();
    }
    return tree instanceof ClassTree type ? type.getModifiers() : null;
  }

  private static String name(AnnotationMirror mirror) {
    return Mirrors.typeOf(mirror).getSimpleName().toString();
  }

  private static String name(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
