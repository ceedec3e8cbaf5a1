package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Reflection;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer has its method in {@link Chain} and in {@link Tenon}, found by its annotation. */
class ChainMethodsTest {
  static Stream<Class<?>> layers() throws IOException {
    List<Class<?>> found =
        Files.list(Path.of("src/main/java/dev/tenon"))
            .map(path -> path.getFileName().toString())
            .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
            .<Class<?>>map(ChainMethodsTest::type)
            .filter(type -> type.isAnnotationPresent(LayerOf.class))
            .toList();
    assertTrue(found.size() > 30, found.toString());
    return found.stream().filter(type -> Layer.class.isAssignableFrom(rule(type)));
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
  void hasAMethodWithWhatHasNoDefault(Class<?> annotation) {
    int required =
        (int)
            Arrays.stream(annotation.getDeclaredMethods())
                .filter(m -> m.getDefaultValue() == null)
                .count();
    String name = Reflection.kind(annotation);
    for (Class<?> type : List.of(Chain.class, Tenon.class)) {
      boolean isStatic = type == Tenon.class;
      List<Method> methods =
          Arrays.stream(type.getDeclaredMethods())
              .filter(m -> m.getName().equals(name) && m.getReturnType() == Chain.class)
              .filter(m -> Modifier.isStatic(m.getModifiers()) == isStatic)
              .toList();
      assertTrue(
          methods.stream().anyMatch(m -> m.getParameterCount() == required && !takesOptions(m)),
          type.getSimpleName() + " has no " + name + " with " + required + " parameters");
      assertEquals(
          with(annotation) != null,
          methods.stream().anyMatch(m -> m.getParameterCount() == required + 1 && takesOptions(m)),
          type.getSimpleName() + "." + name + " with options");
    }
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
      offered.put(option.getName(), option.getParameterTypes()[0]);
    }
    assertEquals(defaults, offered);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void keepsItsOptionsInARecord(Class<?> annotation) {
    RecordComponent[] components = rule(annotation).getRecordComponents();
    assertEquals(annotation.getDeclaredMethods().length, components.length);
    assertFalse(rule(annotation).isInterface());
  }
}
