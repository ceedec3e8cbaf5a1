package dev.tenon.ir.fluent;

import dev.tenon.Layer;
import dev.tenon.LayerOf;
import dev.tenon.OptimizerOf;
import dev.tenon.Problem;
import dev.tenon.ir.Reflection;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Makes the record of an annotation's options where no annotation is written: what has no default
 * in order, all else by name.
 *
 * <p>The names are those of the interface {@code With} in the annotation, whose methods a proxy
 * answers; defaults are the annotation's.
 */
public final class LayerOptions {
  private static final ClassValue<Recipe> RECIPES =
      new ClassValue<>() {
        @Override
        protected Recipe computeValue(Class<?> annotation) {
          return Recipe.of(annotation);
        }
      };

  private LayerOptions() {}

  /** How the record of an annotation is made, and read. */
  private record Recipe(
      Constructor<?> constructor,
      List<Method> accessors,
      List<String> names,
      Map<String, Object> defaults,
      Class<?> with) {
    static Recipe of(Class<?> annotation) {
      Class<?> rule = rule(annotation);
      RecordComponent[] components = rule.getRecordComponents();
      Map<String, Object> defaults = new HashMap<>();
      for (Method option : annotation.getDeclaredMethods()) {
        if (option.getDefaultValue() != null) {
          defaults.put(option.getName(), plain(option.getDefaultValue()));
        }
      }
      List<String> names =
          Arrays.stream(components)
              .map(RecordComponent::getName)
              .map(name -> hasOption(annotation, name) ? name : "value")
              .toList();
      try {
        Constructor<?> constructor =
            rule.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        List<Method> accessors =
            Arrays.stream(components).map(RecordComponent::getAccessor).toList();
        accessors.forEach(accessor -> accessor.setAccessible(true));
        return new Recipe(constructor, accessors, names, defaults, with(annotation));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(rule + " has no constructor of its components", e);
      }
    }

    /** The record of these values; one number stands for a list of one. */
    Object make(Class<?> annotation, Object... arguments) {
      for (int i = 0; i < arguments.length; i++) {
        if (arguments[i] != null
            && !(arguments[i] instanceof List)
            && constructor.getParameterTypes()[i] == List.class) {
          arguments[i] = List.of(arguments[i]);
        }
      }
      try {
        return constructor.newInstance(arguments);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof Problem problem) {
          throw Wording.of(problem).about(Reflection.kind(annotation));
        }
        if (e.getCause() instanceof RuntimeException thrown) {
          throw thrown;
        }
        throw new IllegalStateException(annotation + " cannot be applied", e);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(annotation + " cannot be applied", e);
      }
    }

    private static boolean hasOption(Class<?> annotation, String name) {
      return Arrays.stream(annotation.getDeclaredMethods()).anyMatch(m -> m.getName().equals(name));
    }

    private static Class<?> with(Class<?> annotation) {
      return Arrays.stream(annotation.getDeclaredClasses())
          .filter(nested -> nested.getSimpleName().equals("With"))
          .findFirst()
          .orElse(null);
    }
  }

  private static Class<?> rule(Class<?> annotation) {
    LayerOf layer = annotation.getAnnotation(LayerOf.class);
    if (layer != null) {
      return layer.value();
    }
    return annotation.getAnnotation(OptimizerOf.class).value();
  }

  /**
   * The record of {@code annotation}'s options.
   *
   * @param options sets those that have a default, or null
   * @param required those without a default, in the order of the record's components
   */
  public static <W> Object rule(Class<?> annotation, UnaryOperator<W> options, Object... required) {
    Recipe recipe = RECIPES.get(annotation);
    return recipe.make(annotation, arguments(recipe, options, required));
  }

  private static <W> Object[] arguments(
      Recipe recipe, UnaryOperator<W> options, Object... required) {
    Map<String, Object> chosen = new HashMap<>(recipe.defaults());
    if (options != null) {
      options.apply(with(recipe, chosen));
    }
    Object[] arguments = new Object[recipe.names().size()];
    int next = 0;
    for (int i = 0; i < arguments.length; i++) {
      String name = recipe.names().get(i);
      arguments[i] =
          recipe.defaults().containsKey(name) ? chosen.get(name) : plain(required[next++]);
    }
    return arguments;
  }

  @SuppressWarnings("unchecked") // the proxy is of the interface W, and answers itself
  private static <W> W with(Recipe recipe, Map<String, Object> chosen) {
    return (W)
        Proxy.newProxyInstance(
            recipe.with().getClassLoader(),
            new Class<?>[] {recipe.with()},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.invoke(chosen, arguments);
              }
              if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              chosen.put(method.getName(), plain(arguments[0]));
              return proxy;
            });
  }

  /** Whether {@code rule} is one of an annotation's options, which can be read and changed. */
  public static boolean isReadable(Object rule) {
    return annotation(rule) != null;
  }

  /** The annotation in whose file {@code rule}, which is readable, stands. */
  public static Class<? extends Annotation> annotationOf(Object rule) {
    return annotation(rule).asSubclass(Annotation.class);
  }

  /** The annotation of Tenon's layer of this name, such as {@code Conv2d}; null for none. */
  public static Class<?> annotation(String name) {
    try {
      Class<?> type = Class.forName(LayerOf.class.getPackageName() + "." + name);
      return type.isAnnotationPresent(LayerOf.class) ? type : null;
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      return null; // a disk that ignores case has Lstm where LSTM is looked for, but no such class
    }
  }

  /** Whether {@code rule} is the record of {@code annotation}. */
  public static boolean isLayer(Object rule, Class<?> annotation) {
    return annotation(rule) == annotation;
  }

  /** The names of those options of {@code annotation} that have no default, in order. */
  public static List<String> required(Class<?> annotation) {
    Recipe recipe = RECIPES.get(annotation);
    return recipe.names().stream().filter(name -> !recipe.defaults().containsKey(name)).toList();
  }

  /** The names of the options of {@code rule}, in order. */
  public static List<String> options(Object rule) {
    return recipe(rule).names();
  }

  /** Whether {@code option} of {@code rule} has no default, so that calls say it in parentheses. */
  public static boolean isRequired(Object rule, String option) {
    return !recipe(rule).defaults().containsKey(option);
  }

  /** Whether {@code option} of {@code rule} is a list of whole numbers. */
  public static boolean takesNumbers(Object rule, String option) {
    return Arrays.stream(annotation(rule).getDeclaredMethods())
        .anyMatch(m -> m.getName().equals(option) && m.getReturnType() == int[].class);
  }

  /** The value of {@code option} in {@code rule}. */
  public static Object value(Object rule, String option) {
    Recipe recipe = recipe(rule);
    int index = recipe.names().indexOf(option);
    if (rule instanceof Refused refused) {
      return refused.value(index);
    }
    try {
      return recipe.accessors().get(index).invoke(rule);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(rule + " cannot be read", e);
    }
  }

  /** What {@code option} of {@code rule} is where nobody says it. */
  public static Object defaultOf(Object rule, String option) {
    return recipe(rule).defaults().get(option);
  }

  /** {@code rule} with another value for {@code option}. */
  public static Object changed(Object rule, String option, Object value) {
    Recipe recipe = recipe(rule);
    Object[] arguments =
        recipe.names().stream()
            .map(name -> name.equals(option) ? plain(value) : value(rule, name))
            .toArray();
    return recipe.make(annotation(rule), arguments);
  }

  /** The layer of {@code annotation} with those options of {@code rule} that it has as well. */
  public static Object as(Class<?> annotation, Object rule) {
    Recipe from = recipe(rule);
    Recipe to = RECIPES.get(annotation);
    Class<?>[] types = to.constructor().getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      String option = to.names().get(i);
      Object value = from.names().contains(option) ? value(rule, option) : null;
      boolean stated = value != null && !value.equals(from.defaults().get(option));
      Object one =
          value instanceof List<?> list && !list.isEmpty() && types[i] != List.class
              ? list.get(0)
              : value;
      arguments[i] = stated ? one : to.defaults().get(option);
    }
    return to.make(annotation, arguments);
  }

  private static Recipe recipe(Object rule) {
    return RECIPES.get(annotation(rule));
  }

  /** The annotation in whose file the record {@code rule} stands; null where there is none. */
  private static Class<?> annotation(Object rule) {
    if (rule instanceof Refused refused) {
      return refused.annotation();
    }
    Class<?> around = rule.getClass().getEnclosingClass();
    LayerOf layer = around == null ? null : around.getAnnotation(LayerOf.class);
    return layer != null && layer.value() == rule.getClass() ? around : null;
  }

  /** An array as a list; a list, a number or a layer as it is. */
  private static Object plain(Object value) {
    return value.getClass().isArray()
        ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList()
        : value;
  }

  /**
   * The layer of {@code annotation} with these options.
   *
   * @throws Problem if they are wrong, and it is not told later as that of a {@link Refused} layer
   */
  public static <W> Layer layer(Class<?> annotation, UnaryOperator<W> options, Object... required) {
    Recipe recipe = RECIPES.get(annotation);
    Object[] arguments = arguments(recipe, options, required);
    try {
      return (Layer) recipe.make(annotation, arguments);
    } catch (Problem problem) {
      Problem mended = unsigned(recipe, arguments, problem);
      return Refused.of(annotation, Arrays.asList(arguments), mended);
    }
  }

  /** {@code problem}, which a number without its minus sign may mend. */
  private static Problem unsigned(Recipe recipe, Object[] arguments, Problem problem) {
    int index = recipe.names().indexOf(problem.option());
    if (index < 0 || !problem.remedies().isEmpty()) {
      return problem;
    }
    Object value = arguments[index];
    if (value.equals(-1)) {
      return problem; // which others write for what is to be inferred, and not for 1
    }
    Object other =
        value instanceof List<?> list
            ? list.stream().map(LayerOptions::unsigned).toList()
            : unsigned(value);
    return other.equals(value) ? problem : problem.orWrite(problem.option(), other);
  }

  private static Object unsigned(Object value) {
    return value instanceof Integer whole
        ? (Object) Math.abs(whole)
        : value instanceof Double number ? (Object) Math.abs(number) : value;
  }
}
