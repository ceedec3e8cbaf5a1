package dev.tenon.processor;

import dev.tenon.Formerly;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.ir.Origin;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Fix;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.processor.read.Mirrors;
import dev.tenon.processor.read.Token;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the compiler's elements for what a model that was run is made of. */
final class Reflected {
  private final Elements elements;

  Reflected(Elements elements) {
    this.elements = elements;
  }

  /** {@code origin} at the compiler's element where its place is one of reflection's. */
  Origin placed(Origin origin, TypeElement model) {
    return token(origin.token(), model)
        .map(token -> new Origin(origin.place(), token, origin.caller()))
        .orElse(origin);
  }

  /** {@code candidate} where the compiler can change it. */
  Candidate placed(Candidate candidate, TypeElement model) {
    Place place = candidate.place();
    Origin origin = placed(place.origin(), model);
    if (candidate.remedy() instanceof Remedy.Sizes && origin.token() instanceof Token token) {
      origin = new Origin(origin.place(), stated(token.element()), origin.caller());
    }
    List<Candidate> also = candidate.also().stream().map(other -> placed(other, model)).toList();
    return new Candidate(place.at(origin), candidate.remedy(), also, candidate.written());
  }

  /** {@code problem} with changes that the compiler can write. */
  Problem placed(Problem problem, TypeElement model) {
    return problem.mendedBy(
        problem.fixes().stream()
            .map(fix -> new Fix(placed(fix.candidate(), model), fix.text()))
            .toList());
  }

  private Optional<Token> token(Object reflected, TypeElement model) {
    if (reflected instanceof Annotation annotation) {
      return Mirrors.find(model, annotation.annotationType())
          .map(mirror -> new Token(model, mirror));
    }
    if (reflected instanceof Method method) {
      return method(method).map(element -> new Token(element, null));
    }
    if (reflected instanceof Parameter parameter
        && parameter.getDeclaringExecutable() instanceof Method method) {
      int index = Arrays.asList(method.getParameters()).indexOf(parameter);
      return method(method).map(element -> stated(element.getParameters().get(index)));
    }
    if (reflected instanceof Field field) {
      return type(field.getDeclaringClass()).stream()
          .flatMap(type -> ElementFilter.fieldsIn(type.getEnclosedElements()).stream())
          .filter(element -> element.getSimpleName().contentEquals(field.getName()))
          .findFirst()
          .map(element -> new Token(element, Mirrors.find(element, Formerly.class).orElse(null)));
    }
    if (reflected instanceof RecordComponent component) {
      return type(component.getDeclaringRecord()).stream()
          .flatMap(type -> ElementFilter.fieldsIn(type.getEnclosedElements()).stream())
          .filter(field -> field.getSimpleName().contentEquals(component.getName()))
          .findFirst()
          .map(Reflected::stated);
    }
    return Optional.empty();
  }

  private static Token stated(Element element) {
    return new Token(element, Mirrors.find(element, Shape.class).orElse(null));
  }

  private Optional<ExecutableElement> method(Executable method) {
    List<ExecutableElement> methods =
        type(method.getDeclaringClass()).stream()
            .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
            .toList();
    return methods.stream()
        .filter(
            element ->
                element.getSimpleName().contentEquals(method.getName())
                    && element.getParameters().size() == method.getParameterCount())
        .findFirst();
  }

  private Optional<TypeElement> type(Class<?> type) {
    String name = type.getCanonicalName();
    return name == null ? Optional.empty() : Optional.ofNullable(elements.getTypeElement(name));
  }
}
