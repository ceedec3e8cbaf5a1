package dev.tenon.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Optimizer;
import dev.tenon.Schedule;
import dev.tenon.ir.Primitive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Attributes of primitives and options of optimizers and schedules, as Java. */
final class Attributes {
  private static final ClassName DOUBLE = ClassName.get(Double.class);
  private static final ClassName LIST = ClassName.get(List.class);

  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          if (!type.isRecord()) {
            throw new IllegalStateException(type.getName() + " is no record");
          }
          List<Method> accessors =
              Arrays.stream(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
          accessors.forEach(accessor -> accessor.setAccessible(true));
          return accessors;
        }
      };

  private Attributes() {}

  /** The attributes of {@code primitive}, in order. */
  static List<Object> of(Primitive primitive) {
    return components(primitive);
  }

  /** The options of {@code optimizer} but the first, its learning rate. */
  static List<Object> of(Optimizer optimizer) {
    List<Object> all = components(optimizer);
    return all.subList(1, all.size());
  }

  /** The record {@code schedule} as Java: {@code new CosineDecay.Rule(0.0, 0.05)}. */
  static Code creation(Schedule schedule) {
    List<Code> arguments =
        components(schedule).stream().map(option -> code(option, null, null)).toList();
    Code type = Code.of(ClassName.get(schedule.getClass()), "");
    return Code.of("new ").then(Code.call(type, arguments));
  }

  private static List<Object> components(Object owner) {
    List<Object> values = new ArrayList<>();
    for (Method accessor : ACCESSORS.get(owner.getClass())) {
      try {
        values.add(accessor.invoke(owner));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(accessor + " cannot be called", e);
      }
    }
    return values;
  }

  /** The named sizes that the attributes of {@code primitive} depend on. */
  static Set<String> names(Primitive primitive) {
    Set<String> names = new TreeSet<>();
    of(primitive).forEach(value -> collectNames(value, names));
    return names;
  }

  private static void collectNames(Object value, Set<String> names) {
    if (value instanceof Dims dims) {
      names.addAll(dims.names());
    } else if (value instanceof List<?> list) {
      list.forEach(entry -> collectNames(entry, names));
    }
  }

  /**
   * An attribute as Java.
   *
   * @param sizes what the code of a size is
   */
  static Code code(Object value, Dim.Fold<Code> sizes, String tf) {
    if (value instanceof Integer || value instanceof Boolean) {
      return Code.of(value.toString());
    }
    if (value instanceof Long number) {
      return Code.of(number + "L");
    }
    if (value instanceof Double number) {
      return real(number);
    }
    if (value instanceof String text) {
      return Code.string(text);
    }
    if (value instanceof DType dtype) {
      return Code.of(TensorTypes.of(dtype), ".class");
    }
    if (value instanceof Enum<?> constant) {
      return Code.of(ClassName.get(constant.getDeclaringClass()), "." + constant.name());
    }
    if (value instanceof Dims dims) {
      return shape(dims, sizes, tf);
    }
    if (value instanceof Schedule schedule) {
      return creation(schedule);
    }
    if (value instanceof List<?> list) {
      return list(list.stream().map(entry -> code(entry, sizes, tf)).toList());
    }
    throw new IllegalStateException("no attribute can be a " + value.getClass().getName());
  }

  /** {@code List.of(...)} */
  static Code list(List<Code> entries) {
    return Code.call(Code.of(LIST, ".of"), entries);
  }

  private static Code real(double number) {
    if (Double.isNaN(number)) {
      return Code.of(DOUBLE, ".NaN");
    }
    if (Double.isInfinite(number)) {
      return Code.of(DOUBLE, number > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }
    return Code.of(Double.toString(number));
  }

  private static Code shape(Dims dims, Dim.Fold<Code> sizes, String tf) {
    List<Code> arguments = new ArrayList<>();
    arguments.add(Code.of(tf));
    dims.forEach(dim -> arguments.add(dim.fold(sizes)));
    return Code.call(Code.of(TensorTypes.TF_OPS, ".shape"), arguments);
  }
}
