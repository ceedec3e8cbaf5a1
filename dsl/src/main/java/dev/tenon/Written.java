package dev.tenon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What stands in the cells of a file for a constant of an enum, where that is not its name.
 * {@code @Written("") UNKNOWN} makes empty cells a category of their own.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Written {
  /** Each text that means this constant. */
  String[] value();
}
