package dev.tenon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Several columns that are one component of a row: {@code @Columns(value = "pixel", sizes = {28,
 * 28, 1}) byte[] pixels} is {@code pixel0} to {@code pixel783}, row by row. A {@code byte[]} holds
 * whole numbers from 0 to 255, a {@code float[]} any.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Columns {
  /** What the names in the head begin with; a number follows. */
  String value();

  /** The sizes, without the batch; there are as many columns as their product. */
  int[] sizes();

  /** The number of the first column. */
  int first() default 0;
}
