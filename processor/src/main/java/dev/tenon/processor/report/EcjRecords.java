package dev.tenon.processor.report;

import dev.tenon.processor.read.Token;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.tools.Diagnostic.Kind;

/**
 * Shows diagnostics on records in ECJ, whose messager gives no place to them: its switch over the
 * kinds of elements is older than records. By reflection on its classes; where these are others,
 * the messager is used as it is.
 */
final class EcjRecords {
  private static final String MESSAGER =
      "org.eclipse.jdt.internal.compiler.apt.dispatch.BatchMessagerImpl";
  private static final String PROBLEM = "org.eclipse.jdt.internal.compiler.apt.dispatch.AptProblem";

  private EcjRecords() {}

  /** Whether the message was shown at {@code token}. */
  static boolean report(Messager messager, Kind kind, String text, Token token, String option) {
    Element record =
        token.element().getKind() == ElementKind.RECORD
            ? token.element()
            : token.element().getEnclosingElement();
    if (!messager.getClass().getName().equals(MESSAGER)
        || record == null
        || record.getKind() != ElementKind.RECORD) {
      return false;
    }
    try {
      Object type = get(get(get(record, "_binding"), "scope"), "referenceContext");
      Object place = innermost(declaration(type, record, token.element()), token, option);
      show(
          messager,
          kind,
          text,
          type,
          (int) get(place, "sourceStart"),
          (int) get(place, "sourceEnd"));
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  /** What declares {@code element}: the record {@code type}, or one of its components. */
  private static Object declaration(Object type, Element record, Element element)
      throws ReflectiveOperationException {
    if (element.equals(record)) {
      return type;
    }
    for (Object component : (Object[]) get(type, "recordComponents")) {
      if (element.getSimpleName().contentEquals(new String((char[]) get(component, "name")))) {
        return component;
      }
    }
    throw new NoSuchFieldException(element.toString());
  }

  /** The option, else the annotation, else what is declared. */
  private static Object innermost(Object declaration, Token token, String option)
      throws ReflectiveOperationException {
    if (token.mirror() == null || get(declaration, "annotations") == null) {
      return declaration;
    }
    Element annotated = token.mirror().getAnnotationType().asElement();
    for (Object annotation : (Object[]) get(declaration, "annotations")) {
      String name = get(annotation, "type").toString();
      if (annotated.getSimpleName().contentEquals(name.substring(name.lastIndexOf('.') + 1))) {
        for (Object pair : (Object[]) call(annotation, "memberValuePairs")) {
          if (option.equals(new String((char[]) get(pair, "name")))) {
            return pair;
          }
        }
        return annotation;
      }
    }
    return declaration;
  }

  private static void show(
      Messager messager, Kind kind, String text, Object type, int start, int end)
      throws ReflectiveOperationException {
    Object unit = get(type, "compilationResult");
    int[] lineEnds = (int[]) call(unit, "getLineSeparatorPositions");
    int before = (int) Arrays.stream(lineEnds).filter(lineEnd -> lineEnd < start).count();
    int column = before == 0 ? start + 1 : start - lineEnds[before - 1];
    boolean error = kind == Kind.ERROR;
    Class<?> problemType = Class.forName(PROBLEM, true, messager.getClass().getClassLoader());
    Constructor<?> constructor = problemType.getConstructors()[0];
    Object problem =
        constructor.newInstance(
            type,
            get(unit, "fileName"),
            text,
            0,
            new String[0],
            error ? 1 : 0,
            start,
            end,
            before + 1,
            column);
    Object compiler = get(messager, "_compiler");
    for (Method method : compiler.getClass().getMethods()) {
      if (method.getName().equals("addExtraProblems")) {
        method.setAccessible(true);
        method.invoke(compiler, problem);
        if (error) {
          Object environment = get(messager, "_processingEnv");
          Method raised =
              environment.getClass().getSuperclass().getMethod("setErrorRaised", boolean.class);
          raised.invoke(environment, true);
        }
        return;
      }
    }
    throw new NoSuchMethodException("addExtraProblems");
  }

  private static Object call(Object owner, String method) throws ReflectiveOperationException {
    Method found = owner.getClass().getMethod(method);
    found.setAccessible(true);
    return found.invoke(owner);
  }

  private static Object get(Object owner, String name) throws ReflectiveOperationException {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(owner);
        }
      }
    }
    throw new NoSuchFieldException(name);
  }
}
