package dev.tenon.processor.read;

import dev.tenon.Allow;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.allow.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads {@link Allow}s from the compiler's view of the sources. */
public final class Allows {
  private Allows() {}

  /** What {@code model}, of the annotation form, allows: as a whole, and at what it declares. */
  static List<Allowance> in(TypeElement model) {
    List<Allowance> all = new ArrayList<>(at(model));
    for (Element element : model.getEnclosedElements()) {
      if (!element.getKind().isClass() && !element.getKind().isInterface() && isWritten(element)) {
        all.addAll(at(element));
      }
    }
    return all;
  }

  /** Errors of all sources of {@code round}: what names no warning. */
  public static List<Located> mistakes(RoundEnvironment round) {
    return round.getElementsAnnotatedWith(Allow.class).stream()
        .filter(Allows::isWritten)
        .flatMap(element -> at(element).stream())
        .flatMap(allowance -> allowance.mistake().stream())
        .toList();
  }

  /**
   * Whether an annotation stands at {@code element} itself: what stands at a record's component is
   * seen at its field, its accessor and its parameter, too, of which the field is enough.
   */
  private static boolean isWritten(Element element) {
    ElementKind kind = element.getKind();
    if (kind == ElementKind.RECORD_COMPONENT) {
      return false;
    }
    boolean accessor =
        element instanceof ExecutableElement method && method.getParameters().isEmpty();
    Element around =
        kind == ElementKind.PARAMETER
            ? element.getEnclosingElement().getEnclosingElement()
            : element.getEnclosingElement();
    boolean implied = accessor || isOfConstructor(element);
    return !implied
        || !(around instanceof TypeElement type)
        || type.getRecordComponents().stream()
            .noneMatch(
                component ->
                    component.getSimpleName().equals(element.getSimpleName())
                        && Mirrors.find(component, Allow.class).isPresent());
  }

  private static boolean isOfConstructor(Element element) {
    return element.getKind() == ElementKind.PARAMETER
        && element.getEnclosingElement().getKind() == ElementKind.CONSTRUCTOR;
  }

  private static List<Allowance> at(Element element) {
    List<AnnotationMirror> mirrors = ElementReader.mirrors(element);
    for (AnnotationMirror mirror : mirrors) {
      if (Mirrors.is(mirror, Allow.class) && !Mirrors.unresolved(mirror)) {
        return Allowance.all(ids(mirror), new Token(element, mirror).origin());
      }
    }
    return List.of();
  }

  private static List<String> ids(AnnotationMirror mirror) {
    return mirror.getElementValues().values().stream()
        .flatMap(
            value ->
                value.getValue() instanceof List<?> several
                    ? several.stream().map(each -> ((AnnotationValue) each).getValue())
                    : Stream.of(value.getValue()))
        .map(String::valueOf)
        .toList();
  }
}
