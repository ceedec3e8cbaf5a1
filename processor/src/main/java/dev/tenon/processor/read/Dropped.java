package dev.tenon.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import dev.tenon.processor.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * Finds annotations that javac left out since it cannot resolve them, which it reports itself: what
 * else we would say of the model may only follow from that.
 */
final class Dropped {
  private Dropped() {}

  /**
   * Whether {@code type}, or a field of it, is written with an annotation that it does not have.
   */
  static boolean any(ProcessingEnvironment environment, TypeElement type) {
    Trees trees = Evaluation.trees(environment);
    if (trees == null) {
      return false; // not javac: other compilers keep unresolved annotations
    }
    ClassTree written = trees.getTree(type);
    return written != null && any(type, written);
  }

  private static boolean any(TypeElement type, ClassTree written) {
    if (lacks(written.getModifiers(), List.of(type))) {
      return true;
    }
    Map<Name, List<Element>> parts = parts(type);
    for (Tree member : written.getMembers()) {
      if (member instanceof VariableTree field
          && lacks(field.getModifiers(), parts.getOrDefault(field.getName(), List.of()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * What fields and a record's components become, by name; annotations on one are on some of these.
   */
  private static Map<Name, List<Element>> parts(TypeElement type) {
    List<Element> all = new ArrayList<>(ElementFilter.fieldsIn(type.getEnclosedElements()));
    for (RecordComponentElement component : type.getRecordComponents()) {
      all.add(component);
      all.add(component.getAccessor());
    }
    for (ExecutableElement made : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      all.addAll(made.getParameters());
    }
    return all.stream().collect(Collectors.groupingBy(Element::getSimpleName));
  }

  private static boolean lacks(ModifiersTree modifiers, List<Element> parts) {
    Set<String> known =
        parts.stream()
            .flatMap(part -> part.getAnnotationMirrors().stream())
            .filter(mirror -> mirror.getAnnotationType().getKind() != TypeKind.ERROR)
            .map(Dropped::name)
            .collect(Collectors.toSet());
    List<String> names = modifiers.getAnnotations().stream().map(Dropped::name).toList();
    // those that may be repeated are in a container now, which is not written
    boolean contained = !names.containsAll(known);
    return names.stream()
        .anyMatch(
            name ->
                !known.contains(name)
                    && !(contained && names.indexOf(name) < names.lastIndexOf(name)));
  }

  private static String name(AnnotationMirror mirror) {
    return Mirrors.typeOf(mirror).getSimpleName().toString();
  }

  private static String name(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
