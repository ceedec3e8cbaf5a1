package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** States a shape, batch included, which is checked: {@code "N 7 7 64"}. */
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.METHOD
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Shape {
  /** The dtype where it is not float32, then the sizes: numbers, capital letters, constants. */
  String value();
}
