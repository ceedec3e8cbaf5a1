package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record or class as a model, which the processor checks and generates code for. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Model {
  /**
   * The data set that it is trained on, a class with {@link DataSpec}; {@code void.class} for none.
   */
  Class<?> data() default void.class;
}
