package dev.tenon.ir.fluent;

import dev.tenon.Problem;
import dev.tenon.Variant;
import dev.tenon.ir.Origin;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The objects that a model's class stands for: its variants, or the one it makes by itself. */
public final class Instances {
  private Instances() {}

  /** The objects by the name of their constant; by an empty name where there are no variants. */
  public static Map<String, Object> of(Class<?> model) {
    Map<String, Object> instances = new LinkedHashMap<>();
    try {
      for (Field field : model.getDeclaredFields()) {
        if (field.isAnnotationPresent(Variant.class) && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          instances.put(field.getName(), checked(field.get(null), field));
        }
      }
      if (instances.isEmpty()) {
        Constructor<?> constructor = model.getDeclaredConstructor();
        constructor.setAccessible(true);
        instances.put("", constructor.newInstance());
      }
    } catch (InvocationTargetException e) {
      throw Failure.of(e.getCause());
    } catch (ExceptionInInitializerError e) {
      throw Failure.of(e);
    } catch (NoSuchMethodException | InstantiationException e) {
      throw notMade(model);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(model + " cannot be made", e);
    }
    return instances;
  }

  private static Object checked(Object variant, Field field) {
    if (variant == null) {
      throw Problem.of("VariantField", "%s is null, not a model", field.getName())
          .fix(
              "write @Variant static final %1$s %2$s = new %1$s(...)"
                  .formatted(field.getType().getSimpleName(), field.getName()))
          .placed(Origin.of(field.getName(), field.getDeclaringClass()));
    }
    return variant;
  }

  private static Problem notMade(Class<?> model) {
    String name = model.getSimpleName();
    boolean inner = model.isMemberClass() && !Modifier.isStatic(model.getModifiers());
    boolean incomplete = Modifier.isAbstract(model.getModifiers());
    Problem problem =
        inner
            ? Problem.of(
                    "NoConstructor",
                    "%s is an inner class of %s",
                    name,
                    model.getEnclosingClass().getSimpleName())
                .fix("write static class " + name)
            : incomplete
                ? Problem.of("NoConstructor", "%s is abstract", name)
                    .fix("remove abstract, or put @Model on a class that extends it")
                : Problem.of("NoConstructor", "%s cannot be made without parameters", name)
                    .fix(
                        "add a constructor without, or @Variant static final %1$s NAME = new %1$s(...)"
                            .formatted(name));
    return problem.placed(Origin.of(name, model));
  }

  /**
   * The name of the constant that holds {@code variant}.
   *
   * @throws IllegalArgumentException if no constant of its class with {@link Variant} does
   */
  public static String constantOf(Object variant) {
    for (Map.Entry<String, Object> constant : of(variant.getClass()).entrySet()) {
      if (constant.getValue() == variant) {
        return constant.getKey();
      }
    }
    throw new IllegalArgumentException(
        "no constant of %s with @Variant holds this model"
            .formatted(variant.getClass().getSimpleName()));
  }

  /** What the variant in the constant {@code RESNET_20} is called: {@code Resnet20}. */
  public static String variantName(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_")) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return name.toString();
  }
}
