package dev.tenon.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@link GraphBuilder} needs reflection for. */
final class Records {
  private Records() {}

  /** The components of {@code record}, which is a record. */
  static List<Object> values(Object record) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      values.add(invoke(accessor, record));
    }
    return values;
  }

  /** The method of {@link TfOps} that builds the primitive or optimizer called {@code name}. */
  static Method method(String name) {
    return Arrays.stream(TfOps.class.getMethods())
        .filter(m -> m.getName().equals(name) && !m.isVarArgs() && !m.isBridge())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("TfOps has no method " + name));
  }

  /** Calls the method of {@link TfOps} called {@code name}. */
  static Object call(String name, List<Object> arguments) {
    return invoke(method(name), null, arguments.toArray());
  }

  private static Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(method.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException(method + " does not take " + Arrays.toString(arguments), e);
    }
  }
}
