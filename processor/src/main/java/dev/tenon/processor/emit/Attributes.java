package dev.tenon.processor.emit;

import com.palantir.javapoet.CodeBlock;
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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Attributes of primitives and options of optimizers and schedules, as Java. */
final class Attributes {
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
  static CodeBlock creation(Schedule schedule) {
    List<CodeBlock> arguments =
        components(schedule).stream().map(option -> code(option, null, null)).toList();
    return CodeBlock.of("new $T($L)", schedule.getClass(), CodeBlock.join(arguments, ", "));
  }

  private static List<Object> components(Object owner) {
    RecordComponent[] components = owner.getClass().getRecordComponents();
    if (components == null) {
      throw new IllegalStateException(owner.getClass().getName() + " is no record");
    }
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      Method accessor = component.getAccessor();
      try {
        accessor.setAccessible(true);
        values.add(accessor.invoke(owner));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(
            owner.getClass().getName() + "." + component.getName() + " cannot be read", e);
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
  static CodeBlock code(Object value, Dim.Fold<CodeBlock> sizes, String tf) {
    if (value instanceof Integer || value instanceof Boolean) {
      return CodeBlock.of("$L", value);
    }
    if (value instanceof Long number) {
      return CodeBlock.of("$LL", number);
    }
    if (value instanceof Double number) {
      return real(number);
    }
    if (value instanceof String text) {
      return CodeBlock.of("$S", text);
    }
    if (value instanceof DType dtype) {
      return CodeBlock.of("$T.class", TensorTypes.of(dtype));
    }
    if (value instanceof Enum<?> constant) {
      return CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
    }
    if (value instanceof Dims dims) {
      return shape(dims, sizes, tf);
    }
    if (value instanceof List<?> list) {
      return CodeBlock.of(
          "$T.of($L)",
          List.class,
          CodeBlock.join(list.stream().map(entry -> code(entry, sizes, tf)).toList(), ", "));
    }
    throw new IllegalStateException("no attribute can be a " + value.getClass().getName());
  }

  private static CodeBlock real(double number) {
    if (Double.isNaN(number)) {
      return CodeBlock.of("$T.NaN", Double.class);
    }
    if (Double.isInfinite(number)) {
      return CodeBlock.of(
          "$T.$L", Double.class, number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY");
    }
    return CodeBlock.of("$L", number);
  }

  private static CodeBlock shape(Dims dims, Dim.Fold<CodeBlock> sizes, String tf) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$L", tf));
    dims.forEach(dim -> arguments.add(dim.fold(sizes)));
    return CodeBlock.of("$T.shape($L)", TensorTypes.TF_OPS, CodeBlock.join(arguments, ", "));
  }
}
