package dev.tenon.processor.read;

import dev.tenon.Columns;
import dev.tenon.Label;
import dev.tenon.ir.RowSpec;
import dev.tenon.ir.RowSpec.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads what a record says as a row of a table, from the compiler's view of it. */
final class RowReader {
  private RowReader() {}

  /**
   * What {@code type} says; null where it is no record with a {@link Label}.
   *
   * @throws dev.tenon.Problem if it cannot be a row
   */
  static RowSpec read(Elements elements, TypeElement type) {
    if (type.getKind() != ElementKind.RECORD) {
      return null;
    }
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      components.add(
          new Component(
              component.getSimpleName().toString(),
              name(component.asType()),
              constants(component.asType()),
              Mirrors.find(component, Label.class)
                  .map(mirror -> (Integer) Mirrors.values(elements, mirror).get("classes"))
                  .orElse(-1),
              sizes(elements, Mirrors.find(component, Columns.class))));
    }
    return RowSpec.of(type.getSimpleName().toString(), components);
  }

  /** Whether a component of {@code type} has a type that the compiler did not find. */
  static boolean unresolved(TypeElement type) {
    return type.getRecordComponents().stream()
        .anyMatch(
            component ->
                component.asType().getKind() == TypeKind.ERROR || Mirrors.unresolved(component));
  }

  private static String name(TypeMirror type) {
    return type instanceof DeclaredType declared
        ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
        : type.toString();
  }

  private static List<String> constants(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || declared.asElement().getKind() != ElementKind.ENUM) {
      return null;
    }
    return declared.asElement().getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
        .map(Element::getSimpleName)
        .map(Object::toString)
        .toList();
  }

  private static List<Integer> sizes(Elements elements, Optional<AnnotationMirror> columns) {
    return columns
        .map(mirror -> Mirrors.values(elements, mirror).get("sizes"))
        .filter(List.class::isInstance)
        .map(sizes -> ((List<?>) sizes).stream().map(Integer.class::cast).toList())
        .orElse(null);
  }
}
