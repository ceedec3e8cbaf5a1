package dev.tenon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a row's component in the head of a file, where that is another one. Without it the
 * component's own name is looked for, and then the only one that differs in nothing but capital
 * letters, spaces, and {@code _ - .}.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Column {
  /** What stands in the head. */
  String value();
}
