package dev.tenon.ir.fluent;

import dev.tenon.Allow;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.allow.Allowance;
import dev.tenon.ir.allow.Allowances;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the {@link Allow}s of a model of the fluent form: on fields, parameters, code, classes. */
final class Allowed {
  private final Class<?> model;
  private final Map<String, At> fields;

  /** A field, and the class of what it holds. */
  record At(Field field, Class<?> held) {}

  private Allowed(Class<?> model, Map<String, At> fields) {
    this.model = model;
    this.fields = fields;
  }

  /**
   * What {@code model} allows.
   *
   * @param fields those with an {@link Allow}, by the path of what they hold
   */
  static Allowances of(Class<?> model, Map<String, At> fields) {
    Allowed allowed = new Allowed(model, fields);
    List<Allowance> own =
        within(model).stream().flatMap(place -> allowances(place).stream()).distinct().toList();
    return new Allowances(own, allowed::around);
  }

  private static List<Allowance> allowances(AnnotatedElement place) {
    AnnotatedElement written = written(place);
    return Reflection.allowances(name(written), written);
  }

  /** The component of which a record's field, accessor or parameter has its annotations. */
  private static AnnotatedElement written(AnnotatedElement place) {
    Class<?> type =
        place instanceof Parameter parameter
            ? parameter.getDeclaringExecutable().getDeclaringClass()
            : place instanceof Member member ? member.getDeclaringClass() : null;
    if (type == null || !type.isRecord() || isWritten(place)) {
      return place;
    }
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getName().equals(name(place)))
        .filter(component -> component.isAnnotationPresent(Allow.class))
        .map(AnnotatedElement.class::cast)
        .findFirst()
        .orElse(place);
  }

  private static boolean isWritten(AnnotatedElement place) {
    return place instanceof Method method && method.getParameterCount() > 0
        || place instanceof Parameter parameter
            && parameter.getDeclaringExecutable() instanceof Method;
  }

  private static String name(AnnotatedElement place) {
    return place instanceof Class<?> type
        ? type.getSimpleName()
        : place instanceof RecordComponent component
            ? component.getName()
            : place instanceof Parameter parameter
                ? parameter.getName()
                : ((Member) place).getName();
  }

  /** All that can be annotated in {@code type} and the classes in it. */
  private static List<AnnotatedElement> within(Class<?> type) {
    List<AnnotatedElement> places = new ArrayList<>(List.of(type));
    if (type.isRecord()) {
      places.addAll(List.of(type.getRecordComponents()));
    }
    places.addAll(List.of(type.getDeclaredFields()));
    for (Executable executable : executables(type)) {
      if (!executable.isSynthetic()) {
        places.add(executable);
        places.addAll(List.of(executable.getParameters()));
      }
    }
    for (Class<?> inner : type.getDeclaredClasses()) {
      places.addAll(within(inner));
    }
    return places;
  }

  private static List<Executable> executables(Class<?> type) {
    List<Executable> all = new ArrayList<>(List.of(type.getDeclaredMethods()));
    all.addAll(List.of(type.getDeclaredConstructors()));
    return all;
  }

  /** What is allowed where {@code located} stands, the nearest first. */
  private Stream<Allowance> around(Located located) {
    List<AnnotatedElement> places = new ArrayList<>();
    if (located.origin().token() instanceof AnnotatedElement element) {
      outwards(element, places);
    }
    fields.keySet().stream()
        .filter(path -> (located.scope() + "/").startsWith(path + "/"))
        .sorted(Comparator.comparing(String::length).reversed())
        .forEach(path -> places.add(fields.get(path).field()));
    for (Origin call = located.origin(); call != null; call = call.caller()) {
      Origin.Method method = call.method();
      if (method != null) {
        String name = method.name();
        executables(method.type()).stream()
            .filter(e -> name.equals(e instanceof Constructor ? "<init>" : e.getName()))
            .forEach(places::add);
        // a layer of one's own that the model calls itself runs in no scope
        fields.values().stream()
            .filter(at -> at.held() == method.type())
            .forEach(at -> places.add(at.field()));
        outwards(method.type(), places);
      }
    }
    places.add(model);
    return places.stream().flatMap(place -> allowances(place).stream());
  }

  /** {@code place} and what is around it. */
  private static void outwards(AnnotatedElement place, List<AnnotatedElement> places) {
    places.add(place);
    AnnotatedElement outer =
        place instanceof Parameter parameter
            ? parameter.getDeclaringExecutable()
            : place instanceof RecordComponent component
                ? component.getDeclaringRecord()
                : place instanceof Member member
                    ? member.getDeclaringClass()
                    : place instanceof Class<?> type ? type.getEnclosingClass() : null;
    if (outer != null) {
      outwards(outer, places);
    }
  }
}
