package dev.tenon.runtime;

import dev.tenon.DataSpec;
import dev.tenon.ir.RowReflection;
import java.lang.reflect.ParameterizedType;

/** The class with the data contract that a generated trainer names. */
final class DataClasses {
  private DataClasses() {}

  /** That of {@code trainer extends Trainer<Mnist>}; null where it names none. */
  static Class<?> of(Class<?> trainer) {
    return trainer.getGenericSuperclass() instanceof ParameterizedType type
            && type.getActualTypeArguments()[0] instanceof Class<?> data
            && (data.isAnnotationPresent(DataSpec.class) || RowReflection.of(data) != null)
        ? data
        : null;
  }
}
