package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation as a schedule of the learning rate and names the record that has the same
 * options.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ScheduleOf {
  /** The record, which code of other packages can construct. */
  Class<? extends Schedule> value();
}
