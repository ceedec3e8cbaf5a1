package dev.tenon.ir;

import dev.tenon.Columns;
import dev.tenon.Label;
import dev.tenon.ir.RowSpec.Component;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what a loaded record says as a row of a table. */
public final class RowReflection {
  private RowReflection() {}

  /**
   * What {@code type} says; null where it is no record with a {@link Label}.
   *
   * @throws dev.tenon.Problem if it cannot be a row
   */
  public static RowSpec of(Class<?> type) {
    if (!type.isRecord()) {
      return null;
    }
    List<Component> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Label label = component.getAnnotation(Label.class);
      Columns columns = component.getAnnotation(Columns.class);
      components.add(
          new Component(
              component.getName(),
              component.getType().getTypeName().replace('$', '.'),
              component.getType().isEnum() ? constants(component.getType()) : null,
              label == null ? -1 : label.classes(),
              columns == null ? null : Arrays.stream(columns.sizes()).boxed().toList()));
    }
    return RowSpec.of(type.getSimpleName(), components);
  }

  /** Without initialising the enum, which may be the user's code. */
  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(Field::isEnumConstant)
        .map(Field::getName)
        .toList();
  }
}
