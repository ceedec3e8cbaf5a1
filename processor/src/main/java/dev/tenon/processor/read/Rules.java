package dev.tenon.processor.read;

import dev.tenon.Act;
import dev.tenon.Layer;
import dev.tenon.LayerOf;
import dev.tenon.OptimizerOf;
import dev.tenon.Problem;
import dev.tenon.ScheduleOf;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Builds the record that has the options of an annotation. */
final class Rules {
  private final Elements elements;
  private final SourceRules sources;
  private final RuleLoader loader;

  Rules(Elements elements, Filer filer, SourceRules sources) {
    this.elements = elements;
    this.sources = sources;
    this.loader = new RuleLoader(filer);
  }

  /** Whether {@code mirror} is a layer. */
  static boolean isLayer(AnnotationMirror mirror) {
    return Mirrors.find(Mirrors.typeOf(mirror), LayerOf.class).isPresent();
  }

  /** Whether {@code mirror} is an optimizer. */
  static boolean isOptimizer(AnnotationMirror mirror) {
    return Mirrors.find(Mirrors.typeOf(mirror), OptimizerOf.class).isPresent();
  }

  /** Whether {@code mirror} is a schedule of the learning rate. */
  static boolean isSchedule(AnnotationMirror mirror) {
    return Mirrors.find(Mirrors.typeOf(mirror), ScheduleOf.class).isPresent();
  }

  /** What a layer is called: its annotation's name with a small first letter. */
  static String kind(AnnotationMirror mirror) {
    String name = Mirrors.typeOf(mirror).getSimpleName().toString();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The layer that {@code mirror} stands for; null where the compiler says what is wrong. */
  Object layer(AnnotationMirror mirror) {
    return build(mirror, LayerOf.class);
  }

  /** The optimizer that {@code mirror} stands for. */
  Object optimizer(AnnotationMirror mirror) {
    return build(mirror, OptimizerOf.class);
  }

  /** The schedule that {@code mirror} stands for. */
  Object schedule(AnnotationMirror mirror) {
    return build(mirror, ScheduleOf.class);
  }

  private Object build(AnnotationMirror mirror, Class<?> link) {
    TypeElement annotation = Mirrors.typeOf(mirror);
    AnnotationMirror linked = Mirrors.find(annotation, link).orElseThrow();
    Optional<TypeElement> rule = Mirrors.classValue(Mirrors.values(elements, linked).get("value"));
    String name =
        rule.map(type -> elements.getBinaryName(type).toString()).orElse("an unknown class");
    if (rule.isPresent() && sources.has(rule.get())) {
      Map<String, Object> values = Mirrors.values(elements, mirror);
      return sources
          .load(rule.get())
          .map(type -> sources.run(() -> instance(type, values)))
          .orElse(null);
    }
    Class<?> type;
    try {
      type = Class.forName(name, true, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw Problem.of(
              "LayerNotCompiled",
              "cannot use @%s: its rule %s is not compiled yet",
              annotation.getSimpleName(),
              name)
          .fix(
              "compile " + annotation.getSimpleName() + " in a module of its own, before this one");
    }
    return instance(type, Mirrors.values(elements, mirror));
  }

  private static Object instance(Class<?> rule, Map<String, Object> values) {
    RecordComponent[] components = rule.getRecordComponents();
    if (components == null) {
      throw Problem.of("LayerRule", "has a rule %s that is no record", rule.getName())
          .fix("write record " + rule.getSimpleName() + "(...) implements Layer");
    }
    Object[] arguments = new Object[components.length];
    // @Dropout(0.5): the one option is called value there, and may have another name here
    boolean only = Arrays.stream(components).noneMatch(c -> c.getName().equals("value"));
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      Object value = values.get(only && !values.containsKey(name) ? "value" : name);
      if (value == null) {
        throw Problem.of(
                "LayerRule",
                "has a rule %s with %s, which its annotation has not",
                rule.getName(),
                name)
            .fix("add " + name + "() to the annotation");
      }
      arguments[i] = convert(value, components[i]);
    }
    try {
      Constructor<?> constructor =
          rule.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Problem || !(e.getCause() instanceof RuntimeException)) {
        throw Rules.<RuntimeException>unchecked(e.getCause());
      }
      String thrown = e.getCause().getClass().getSimpleName();
      String message = e.getCause().getMessage();
      throw Problem.of(
              "LayerFailed",
              "cannot be made: %s",
              message == null ? thrown : thrown + ": " + message)
          .fix("write other options");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(rule.getName() + " cannot be built", e);
    }
  }

  private static Object convert(Object value, RecordComponent component) {
    if (component.getType() == List.class && value instanceof List<?> list) {
      Class<?> entry =
          component.getGenericType() instanceof java.lang.reflect.ParameterizedType generic
                  && generic.getActualTypeArguments()[0] instanceof Class<?> argument
              ? argument
              : Object.class;
      return list.stream().map(each -> scalar(each, entry)).toList();
    }
    return scalar(value, component.getType());
  }

  private static Object scalar(Object value, Class<?> component) {
    // among layers, an annotation can name activations only
    Class<?> type = component == Layer.class ? Act.class : component;
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(value))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(type.getName() + " has no " + value));
    }
    return value;
  }

  /** {@code thrown} for {@code throw}, whatever it is: what stops a model is an error. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
