package dev.tenon.processor;

import dev.tenon.Allow;
import dev.tenon.Formerly;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.ir.Origin;
import dev.tenon.ir.allow.Allowance;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Fix;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.processor.read.Mirrors;
import dev.tenon.processor.read.Source;
import dev.tenon.processor.read.Token;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
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
  Candidate placed(Candidate candidate, Source source) {
    Place place = candidate.place();
    Origin origin =
        place.isSpec()
            ? source.declaration().data().spec()
            : placed(place.origin(), source.model());
    if (candidate.remedy() instanceof Remedy.Sizes
        && !place.isSpec()
        && origin.token() instanceof Token token) {
      origin = new Origin(origin.place(), stated(token.element()), origin.caller());
    }
    List<Candidate> also = candidate.also().stream().map(other -> placed(other, source)).toList();
    return new Candidate(place.at(origin), candidate.remedy(), also, candidate.written());
  }

  /** {@code problem} with changes that the compiler can write. */
  Problem placed(Problem problem, Source source) {
    return problem.mendedBy(
        problem.fixes().stream()
            .map(fix -> new Fix(placed(fix.candidate(), source), fix.text()))
            .toList());
  }

  private Optional<Token> token(Object reflected, TypeElement model) {
    if (reflected instanceof Annotation annotation) {
      return Mirrors.find(model, annotation.annotationType())
          .map(mirror -> new Token(model, mirror));
    }
    if (reflected instanceof Allowance.At allowed) {
      return element(allowed.place()).map(element -> marked(element, Allow.class));
    }
    if (reflected instanceof Method method) {
      return element(method).map(element -> new Token(element, null));
    }
    if (reflected instanceof Field field) {
      return element(field).map(element -> marked(element, Formerly.class));
    }
    if (reflected instanceof Parameter || reflected instanceof RecordComponent) {
      return element((AnnotatedElement) reflected).map(Reflected::stated);
    }
    return Optional.empty();
  }

  private static Token stated(Element element) {
    return marked(element, Shape.class);
  }

  private static Token marked(Element element, Class<?> annotation) {
    return new Token(element, Mirrors.find(element, annotation).orElse(null));
  }

  /** The compiler's view of {@code place}; of a record's component, the field. */
  private Optional<? extends Element> element(AnnotatedElement place) {
    if (place instanceof Class<?> type) {
      return type(type);
    }
    if (place instanceof Field field) {
      return field(field.getDeclaringClass(), field.getName());
    }
    if (place instanceof RecordComponent component) {
      return field(component.getDeclaringRecord(), component.getName());
    }
    if (place instanceof Parameter parameter) {
      Executable executable = parameter.getDeclaringExecutable();
      int index = Arrays.asList(executable.getParameters()).indexOf(parameter);
      return executable(executable).map(element -> element.getParameters().get(index));
    }
    return place instanceof Executable executable ? executable(executable) : Optional.empty();
  }

  private Optional<VariableElement> field(Class<?> type, String name) {
    return type(type).stream()
        .flatMap(found -> ElementFilter.fieldsIn(found.getEnclosedElements()).stream())
        .filter(field -> field.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private Optional<ExecutableElement> executable(Executable executable) {
    String name = executable instanceof Method ? executable.getName() : "<init>";
    return type(executable.getDeclaringClass()).stream()
        .flatMap(type -> type.getEnclosedElements().stream())
        .filter(element -> element.getSimpleName().contentEquals(name))
        .filter(ExecutableElement.class::isInstance)
        .map(ExecutableElement.class::cast)
        .filter(element -> element.getParameters().size() == executable.getParameterCount())
        .max(Comparator.comparing(element -> takes(element, executable.getParameterTypes())));
  }

  /** How many parameters of {@code element} have these types: those of an overload differ. */
  private static long takes(ExecutableElement element, Class<?>... types) {
    return IntStream.range(0, types.length)
        .filter(
            i ->
                element
                    .getParameters()
                    .get(i)
                    .asType()
                    .toString()
                    .replaceFirst("<.*>", "")
                    .equals(types[i].getCanonicalName()))
        .count();
  }

  private Optional<TypeElement> type(Class<?> type) {
    String name = type.getCanonicalName();
    return name == null ? Optional.empty() : Optional.ofNullable(elements.getTypeElement(name));
  }
}
