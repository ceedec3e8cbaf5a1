package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an element as an output; without one the last element is the output. */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Output {
  /** What training makes small; the data set implies it where there is one. */
  Loss[] loss() default {};

  /** Factor of this loss in the sum. */
  double weight() default 1;

  /** Name of the label that it is compared with. */
  String label() default "label";
}
