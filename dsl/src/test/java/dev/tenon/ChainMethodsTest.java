package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Reflection;
import dev.tenon.ir.fluent.Composite;
import dev.tenon.ir.fluent.LayerOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer has its method in {@link Chain} and in {@link Tenon}, found by its annotation. */
class ChainMethodsTest {
  static Stream<Class<?>> all() throws IOException {
    List<Class<?>> found =
        Files.list(Path.of("src/main/java/dev/tenon"))
            .map(path -> path.getFileName().toString())
            .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
            .<Class<?>>map(ChainMethodsTest::type)
            .filter(type -> type.isAnnotationPresent(LayerOf.class))
            .toList();
    assertTrue(found.size() > 30, found.toString());
    return found.stream();
  }

  static Stream<Class<?>> layers() throws IOException {
    return all().filter(type -> Layer.class.isAssignableFrom(rule(type)));
  }

  static Stream<Class<?>> joins() throws IOException {
    return all()
        .filter(type -> Join.class.isAssignableFrom(rule(type)))
        .filter(type -> !Layer.class.isAssignableFrom(rule(type)));
  }

  private static Class<?> type(String file) {
    try {
      return Class.forName("dev.tenon." + file.substring(0, file.indexOf('.')));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> rule(Class<?> annotation) {
    return annotation.getAnnotation(LayerOf.class).value();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void hasAMethodWithWhatHasNoDefaultInOrder(Class<?> annotation) throws Exception {
    List<RecordComponent> required = required(annotation);
    Object[] given =
        IntStream.range(0, required.size()).mapToObj(i -> sample(i, required)).toArray();
    for (Class<?> type : List.of(Chain.class, Tenon.class)) {
      Method plain = only(type, annotation, required, false);
      Composite made = (Composite) plain.invoke(Tenon.sequential(), arguments(plain, given));
      Object rule = made.parts().get(0).layer();
      assertEquals(rule(annotation), rule.getClass());
      for (int i = 0; i < given.length; i++) {
        Object held = value(required.get(i), rule);
        Object expected = given[i];
        assertTrue(
            held instanceof List<?> list
                ? !list.isEmpty() && list.stream().allMatch(expected::equals)
                : held.equals(expected),
            () -> plain + " with " + expected + " gives " + rule);
      }
      if (with(annotation) != null) {
        Method options = only(type, annotation, required, true);
        ParameterizedType last =
            (ParameterizedType) options.getGenericParameterTypes()[required.size()];
        assertEquals(List.of(with(annotation)), List.of(last.getActualTypeArguments()));
      }
    }
  }

  /** The components of an annotation's record that have no default, in order. */
  private static List<RecordComponent> required(Class<?> annotation) {
    return Arrays.stream(rule(annotation).getRecordComponents())
        .filter(component -> option(annotation, component).getDefaultValue() == null)
        .toList();
  }

  private static Method option(Class<?> annotation, RecordComponent component) {
    try {
      return annotation.getDeclaredMethod(component.getName());
    } catch (NoSuchMethodException e) {
      throw new AssertionError(annotation + " has no option " + component.getName(), e);
    }
  }

  /** Ascending values that differ, so that two in the wrong order are seen. */
  private static Object sample(int index, List<RecordComponent> required) {
    Class<?> type = required.get(index).getType();
    if (type == double.class) {
      return 0.25 * (index + 1);
    }
    return type == String.class ? "N 7" : (Object) (index + 2);
  }

  private static Object[] arguments(Method method, Object... given) {
    Object[] arguments = given.clone();
    for (int i = 0; i < arguments.length; i++) {
      if (method.getParameterTypes()[i] == int[].class) {
        arguments[i] = new int[] {(int) given[i]};
      }
    }
    return arguments;
  }

  private static Object value(RecordComponent component, Object rule) throws Exception {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return accessor.invoke(rule);
  }

  /** The one method that takes the required options, and after them others if {@code options}. */
  private static Method only(
      Class<?> type, Class<?> annotation, List<RecordComponent> required, boolean options) {
    String name = Reflection.kind(annotation);
    List<Method> found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && returnsALayer(type, m))
            .filter(m -> takesOptions(m) == options)
            .filter(m -> m.getParameterCount() == required.size() + (options ? 1 : 0))
            .toList();
    assertEquals(1, found.size(), () -> type.getSimpleName() + " has for " + name + ": " + found);
    Method method = found.get(0);
    assertEquals(type == Tenon.class, Modifier.isStatic(method.getModifiers()));
    for (int i = 0; i < required.size(); i++) {
      Class<?> stated = option(annotation, required.get(i)).getReturnType();
      Class<?> parameter = method.getParameterTypes()[i];
      assertTrue(
          parameter == stated || stated == int[].class && parameter == int.class,
          () -> method + " takes " + parameter + " where the annotation has " + stated);
    }
    return method;
  }

  /** What a static method makes may have more ways to be applied than a chain. */
  private static boolean returnsALayer(Class<?> type, Method method) {
    return type == Chain.class
        ? method.getReturnType() == Chain.class
        : Composite.class.isAssignableFrom(method.getReturnType());
  }

  @ParameterizedTest
  @MethodSource("joins")
  void aJoinHasAMethodThatTakesBranches(Class<?> annotation) throws Exception {
    Method method = Tenon.class.getMethod(Reflection.kind(annotation), Layer[].class);
    assertTrue(method.isVarArgs());
    assertEquals(Chain.class, method.getReturnType());
  }

  private static boolean takesOptions(Method method) {
    Class<?>[] types = method.getParameterTypes();
    return types.length > 0 && types[types.length - 1] == UnaryOperator.class;
  }

  private static Class<?> with(Class<?> annotation) {
    return Arrays.stream(annotation.getDeclaredClasses())
        .filter(nested -> nested.getSimpleName().equals("With"))
        .findFirst()
        .orElse(null);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void offersEveryOptionThatHasADefault(Class<?> annotation) {
    Map<String, Class<?>> defaults = new TreeMap<>();
    for (Method option : annotation.getDeclaredMethods()) {
      if (option.getDefaultValue() != null) {
        Class<?> type = option.getReturnType();
        defaults.put(option.getName(), type == Act.class ? Layer.class : type);
      }
    }
    Map<String, Class<?>> offered = new TreeMap<>();
    Class<?> with = with(annotation);
    for (Method option : with == null ? new Method[0] : with.getDeclaredMethods()) {
      assertEquals(with, option.getReturnType());
      if (option.isDefault()) {
        continue;
      }
      offered.put(option.getName(), option.getParameterTypes()[0]);
    }
    assertEquals(defaults, offered);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void eachOptionByNameChangesWhatItNames(Class<?> annotation) throws Exception {
    List<RecordComponent> required = required(annotation);
    Object[] given =
        IntStream.range(0, required.size()).mapToObj(i -> sample(i, required)).toArray();
    Object plain = LayerOptions.rule(annotation, null, given);
    for (RecordComponent component : rule(annotation).getRecordComponents()) {
      Object standard = option(annotation, component).getDefaultValue();
      if (standard == null) {
        continue;
      }
      Class<?> with = with(annotation);
      Class<?> stated = option(annotation, component).getReturnType();
      Method setter =
          with.getDeclaredMethod(component.getName(), stated == Act.class ? Layer.class : stated);
      UnaryOperator<Object> choice = o -> set(setter, o, other(standard));
      Object changed = LayerOptions.rule(annotation, choice, given);
      assertFalse(
          value(component, plain).equals(value(component, changed)),
          () -> component.getName() + " leaves " + changed);
    }
  }

  /** Options without an argument turn on what is off unless told. */
  @ParameterizedTest
  @MethodSource("layers")
  void anOptionWithoutArgumentIsTrue(Class<?> annotation) throws Exception {
    List<RecordComponent> required = required(annotation);
    Object[] given =
        IntStream.range(0, required.size()).mapToObj(i -> sample(i, required)).toArray();
    Class<?> with = with(annotation);
    for (Method option : with == null ? new Method[0] : with.getDeclaredMethods()) {
      if (!option.isDefault()) {
        continue;
      }
      assertEquals(0, option.getParameterCount());
      assertEquals(false, annotation.getDeclaredMethod(option.getName()).getDefaultValue());
      Method setter = with.getDeclaredMethod(option.getName(), boolean.class);
      UnaryOperator<Object> alone = o -> call(option, o);
      UnaryOperator<Object> stated = o -> set(setter, o, true);
      assertEquals(
          LayerOptions.rule(annotation, stated, given),
          LayerOptions.rule(annotation, alone, given));
    }
  }

  private static Object call(Method option, Object options) {
    try {
      return option.invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object set(Method setter, Object options, Object value) {
    try {
      return setter.invoke(options, value);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** A value that an option may have which is not {@code standard}. */
  private static Object other(Object standard) {
    if (standard instanceof Boolean truth) {
      return !truth;
    } else if (standard instanceof Integer number) {
      return number + 1;
    } else if (standard instanceof Double number) {
      return number / 2 + 0.125;
    } else if (standard instanceof int[] numbers) {
      return new int[] {numbers.length == 0 ? 1 : numbers[0] + 1};
    } else if (standard instanceof double[] numbers) {
      return new double[] {numbers[0] + 1};
    }
    Enum<?> constant = (Enum<?>) standard;
    Object[] all = constant.getDeclaringClass().getEnumConstants();
    return all[(constant.ordinal() + 1) % all.length];
  }

  @ParameterizedTest
  @MethodSource("all")
  void keepsItsOptionsInARecord(Class<?> annotation) {
    Set<String> components =
        Arrays.stream(rule(annotation).getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    Set<String> options =
        Arrays.stream(annotation.getDeclaredMethods())
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertEquals(options, components);
  }
}
