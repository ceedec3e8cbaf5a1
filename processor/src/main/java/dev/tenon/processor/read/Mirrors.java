package dev.tenon.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads annotations as the compiler holds them: no class of theirs is loaded. */
public final class Mirrors {
  private Mirrors() {}

  /** The annotation of {@code type} on {@code element}. */
  public static Optional<AnnotationMirror> find(Element element, Class<?> type) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> is(mirror, type))
        .map(mirror -> (AnnotationMirror) mirror)
        .findFirst();
  }

  /** Whether {@code mirror} is one of {@code type}. */
  static boolean is(AnnotationMirror mirror, Class<?> type) {
    return typeOf(mirror).getQualifiedName().contentEquals(type.getCanonicalName());
  }

  /** The annotation type of {@code mirror}. */
  static TypeElement typeOf(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  /** The annotations on {@code element}, in order, repeated ones unwrapped. */
  static List<AnnotationMirror> all(Element element) {
    List<AnnotationMirror> all = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      List<AnnotationMirror> repeated = repeated(mirror);
      if (repeated.isEmpty()) {
        all.add(mirror);
      } else {
        all.addAll(repeated);
      }
    }
    return all;
  }

  /** The annotations in a container that the compiler made of repeated ones; else none. */
  private static List<AnnotationMirror> repeated(AnnotationMirror mirror) {
    List<AnnotationMirror> repeated = new ArrayList<>();
    if (mirror.getElementValues().size() == 1) {
      for (AnnotationValue value : mirror.getElementValues().values()) {
        if (value.getValue() instanceof List<?> list) {
          for (Object entry : list) {
            if (entry instanceof AnnotationValue inner
                && inner.getValue() instanceof AnnotationMirror annotation) {
              repeated.add(annotation);
            }
          }
        }
      }
    }
    return repeated;
  }

  /** The values of {@code mirror} by member, defaults included. */
  static Map<String, Object> values(Elements elements, AnnotationMirror mirror) {
    Map<String, Object> values = new LinkedHashMap<>();
    elements
        .getElementValuesWithDefaults(mirror)
        .forEach((member, value) -> values.put(member.getSimpleName().toString(), plain(value)));
    return values;
  }

  /** A value without the compiler's wrapping: lists of plain values, names of enum constants. */
  private static Object plain(AnnotationValue value) {
    Object held = value.getValue();
    if (held instanceof List<?> list) {
      return list.stream().map(entry -> plain((AnnotationValue) entry)).toList();
    }
    return held instanceof VariableElement constant ? constant.getSimpleName().toString() : held;
  }

  /** The class that a member of {@code mirror} names; empty where it is unresolved. */
  static Optional<TypeElement> classValue(Object value) {
    return value instanceof DeclaredType type && type.getKind() == TypeKind.DECLARED
        ? Optional.of((TypeElement) type.asElement())
        : Optional.empty();
  }

  /** Whether something in the annotations on {@code element} could not be resolved. */
  static boolean unresolved(Element element) {
    return element.getAnnotationMirrors().stream().anyMatch(Mirrors::unresolved);
  }

  static boolean unresolved(AnnotationMirror mirror) {
    return mirror.getAnnotationType().getKind() == TypeKind.ERROR
        || mirror.getElementValues().entrySet().stream()
            .anyMatch(entry -> unresolved(entry.getValue(), entry.getKey().getReturnType()))
        || incomplete(mirror);
  }

  /** Whether a member without a default is missing, which the compiler reports. */
  private static boolean incomplete(AnnotationMirror mirror) {
    return typeOf(mirror).getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.METHOD)
        .map(member -> (javax.lang.model.element.ExecutableElement) member)
        .anyMatch(
            member ->
                member.getDefaultValue() == null && !mirror.getElementValues().containsKey(member));
  }

  private static boolean unresolved(AnnotationValue value, TypeMirror expected) {
    Object held = value.getValue();
    if (held instanceof List<?> list) {
      return list.stream()
          .anyMatch(entry -> unresolved((AnnotationValue) entry, component(expected)));
    }
    if (held instanceof AnnotationMirror inner) {
      return unresolved(inner);
    }
    if (held instanceof TypeMirror type) {
      return type.getKind() == TypeKind.ERROR;
    }
    // javac puts the text "<error>" where a class or a constant could not be found.
    // ECJ names an enum constant so that could not be found.
    if (held instanceof VariableElement constant) {
      return constant.getSimpleName().contentEquals("<error>");
    }
    return held instanceof String text
        && (text.equals("<error>") || !expected.toString().equals("java.lang.String"));
  }

  private static TypeMirror component(TypeMirror type) {
    return type instanceof javax.lang.model.type.ArrayType array ? array.getComponentType() : type;
  }
}
