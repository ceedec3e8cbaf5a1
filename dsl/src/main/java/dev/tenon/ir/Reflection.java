package dev.tenon.ir;

import dev.tenon.Adam;
import dev.tenon.Allow;
import dev.tenon.Budget;
import dev.tenon.ClipGradients;
import dev.tenon.DataSpec;
import dev.tenon.Formerly;
import dev.tenon.From;
import dev.tenon.Frozen;
import dev.tenon.Input;
import dev.tenon.LayerOf;
import dev.tenon.Model;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Optimizer;
import dev.tenon.OptimizerOf;
import dev.tenon.Output;
import dev.tenon.Problem;
import dev.tenon.Schedule;
import dev.tenon.ScheduleOf;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.Training;
import dev.tenon.Warmup;
import dev.tenon.WeightAverage;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Placed;
import dev.tenon.ir.Declaration.Text;
import dev.tenon.ir.allow.Allowance;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads the declaration of a model of the annotation form from its loaded class. */
public final class Reflection {
  private Reflection() {}

  /** What {@code model} declares. */
  public static Declaration declaration(Class<?> model) {
    Origin origin = Origin.of(model.getSimpleName(), model);
    return new Declaration(
        model.getSimpleName(),
        elements(model),
        data(model.getAnnotation(Model.class).data(), origin),
        learning(model),
        budget(model),
        constants(model),
        origin,
        allowances(model));
  }

  private static List<Allowance> allowances(Class<?> model) {
    List<Allowance> all = new ArrayList<>(allowances(model.getSimpleName(), model));
    if (model.isRecord()) {
      for (RecordComponent component : model.getRecordComponents()) {
        all.addAll(allowances(component.getName(), component));
      }
    }
    for (Field field : model.isRecord() ? new Field[0] : model.getDeclaredFields()) {
      all.addAll(allowances(field.getName(), field));
    }
    return all;
  }

  /** What is allowed at {@code place}, which people call {@code name}. */
  public static List<Allowance> allowances(String name, AnnotatedElement place) {
    Allow allow = place.getAnnotation(Allow.class);
    return allow == null
        ? List.of()
        : Allowance.all(List.of(allow.value()), Origin.of(name, new Allowance.At(place)));
  }

  private static List<Element> elements(Class<?> model) {
    List<Element> elements = new ArrayList<>();
    if (model.isRecord()) {
      for (RecordComponent component : model.getRecordComponents()) {
        elements.add(element(component.getName(), component));
      }
    } else {
      for (Field field : model.getDeclaredFields()) {
        if (field.getType() == Tensor.class && !Modifier.isStatic(field.getModifiers())) {
          elements.add(element(field.getName(), field));
        }
      }
    }
    return elements;
  }

  private static Element element(String name, AnnotatedElement element) {
    Origin origin = Origin.of(name, element);
    List<Placed> layers = new ArrayList<>();
    for (Annotation annotation : element.getAnnotations()) {
      LayerOf rule = annotation.annotationType().getAnnotation(LayerOf.class);
      if (rule != null) {
        layers.add(
            new Placed(
                layer(name, rule.value(), annotation), kind(annotation.annotationType()), origin));
      }
    }
    From from = element.getAnnotation(From.class);
    Input input = element.getAnnotation(Input.class);
    Shape shape = element.getAnnotation(Shape.class);
    Output output = element.getAnnotation(Output.class);
    Formerly formerly = element.getAnnotation(Formerly.class);
    return new Element(
        name,
        layers,
        from == null ? List.of() : List.of(from.value()),
        input == null ? null : new Text(input.value(), origin),
        shape == null ? null : new Text(shape.value(), origin),
        output == null
            ? null
            : new Declaration.Output(
                output.loss().length == 0 ? null : output.loss()[0],
                output.weight(),
                output.label(),
                Arrays.stream(output.classWeights()).boxed().toList(),
                origin),
        origin,
        from == null ? null : origin,
        formerly == null ? List.of() : Former.all(formerly.value(), origin),
        element.isAnnotationPresent(Frozen.class) ? origin : null);
  }

  private static Object layer(String element, Class<?> rule, Annotation annotation) {
    try {
      return build(rule, annotation);
    } catch (Problem problem) {
      throw problem.about(element);
    }
  }

  /** The kind of layer that an annotation stands for: its simple name with a small first letter. */
  public static String kind(Class<?> annotation) {
    String name = annotation.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** What {@code data} says it holds; null where it has no {@link DataSpec} and is no row. */
  public static Declaration.Data data(Class<?> data, Origin origin) {
    DataSpec spec = data.getAnnotation(DataSpec.class);
    if (spec == null) {
      RowSpec row = RowReflection.of(data);
      return row == null ? null : row.data(origin);
    }
    return DataContracts.Stated.of(data, spec).data(origin);
  }

  /** What {@code model} may cost; null where it does not say. */
  public static BudgetCheck.Limits budget(Class<?> model) {
    Budget budget = model.getAnnotation(Budget.class);
    return budget == null
        ? null
        : BudgetCheck.Limits.of(budget, Origin.of(model.getSimpleName(), budget));
  }

  /** How {@code model} says that it learns. */
  public static Learning learning(Class<?> model) {
    Training training = model.getAnnotation(Training.class);
    ClipGradients clip = model.getAnnotation(ClipGradients.class);
    return new Learning(
        optimizer(model),
        training == null ? 0 : training.weightDecay(),
        clip == null ? null : new ClipGradients.Rule(clip.value(), clip.norm(), clip.globalNorm()),
        training != null && training.accumulate() > 1,
        average(model),
        training != null && training.balanceClasses()
            ? Origin.of(model.getSimpleName(), training)
            : null,
        schedule(model).momentum(0, 1).isPresent()
            ? Origin.of(model.getSimpleName(), model)
            : null);
  }

  private static WeightAverage.Rule average(Class<?> model) {
    WeightAverage average = model.getAnnotation(WeightAverage.class);
    return average == null ? null : new WeightAverage.Rule(average.value());
  }

  private static Optimizer optimizer(Class<?> model) {
    for (Annotation annotation : model.getAnnotations()) {
      OptimizerOf rule = annotation.annotationType().getAnnotation(OptimizerOf.class);
      if (rule != null) {
        return (Optimizer) build(rule.value(), annotation);
      }
    }
    return defaultOptimizer();
  }

  /**
   * How {@code model} says its learning rate changes; {@link Schedule#CONSTANT} where it does not.
   */
  public static Schedule schedule(Class<?> model) {
    Schedule schedule = Schedule.CONSTANT;
    for (Annotation annotation : model.getAnnotations()) {
      ScheduleOf rule = annotation.annotationType().getAnnotation(ScheduleOf.class);
      if (rule != null && rule.value() != Warmup.Rule.class) {
        schedule = (Schedule) build(rule.value(), annotation);
      }
    }
    Warmup warmup = model.getAnnotation(Warmup.class);
    return warmup == null
        ? schedule
        : new Warmup.Rule(warmup.value(), warmup.steps()).before(schedule);
  }

  /** What moves the parameters where the model names no optimizer. */
  public static Optimizer defaultOptimizer() {
    return (Optimizer) build(Adam.Rule.class, DefaultAdam.class.getAnnotation(Adam.class));
  }

  @Adam
  private static final class DefaultAdam {}

  /** {@code static final int} fields of {@code scope}, of what it extends and of classes around. */
  public static Map<String, Long> constants(Class<?> scope) {
    Map<String, Long> constants = new LinkedHashMap<>();
    for (Class<?> outer = scope; outer != null; outer = outer.getEnclosingClass()) {
      for (Class<?> type = outer; type != null; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          int modifiers = field.getModifiers();
          if (field.getType() == int.class
              && Modifier.isStatic(modifiers)
              && Modifier.isFinal(modifiers)
              && field.trySetAccessible()) {
            constants.putIfAbsent(field.getName(), value(field));
          }
        }
      }
    }
    return constants;
  }

  private static long value(Field constant) {
    try {
      return constant.getInt(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(constant + " cannot be read", e);
    }
  }

  /**
   * What the shape text {@code text} says.
   *
   * @param scope the class that it stands in, whose constants it may name; or null
   * @throws Problem if it cannot be read
   */
  public static Notation.Parsed shape(String text, Class<?> scope) {
    try {
      return Notation.parse(text, constants(scope));
    } catch (NotationException malformed) {
      throw malformed.problem();
    }
  }

  /** The record that has the options of {@code annotation}; {@code value} may have another name. */
  private static Object build(Class<?> rule, Annotation annotation) {
    RecordComponent[] components = rule.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = convert(option(annotation, components[i].getName()));
    }
    try {
      Constructor<?> constructor =
          rule.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(rule + " cannot be built", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(rule + " cannot be built", e);
    }
  }

  private static Object option(Annotation annotation, String name) {
    Class<? extends Annotation> type = annotation.annotationType();
    boolean named =
        Arrays.stream(type.getDeclaredMethods()).anyMatch(m -> m.getName().equals(name));
    try {
      return type.getDeclaredMethod(named ? name : "value").invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("@" + type.getSimpleName() + " has no option " + name, e);
    }
  }

  private static Object convert(Object value) {
    return value.getClass().isArray()
        ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList()
        : value;
  }
}
