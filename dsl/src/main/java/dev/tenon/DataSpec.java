package dev.tenon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The contract of a data set: what one batch of it holds. It stands on a class that names the data
 * set, such as {@link Mnist}; {@code @Model(data = Mnist.class)} takes input, label and the number
 * of classes from here, and a data set that is loaded is checked against it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DataSpec {
  /** The input as shape text, batch first: {@code "uint8 N 28 28 1"}. */
  String input();

  /** The label as shape text, batch first; the default is one class index an example. */
  String label() default "int32 N";

  /** How many classes the labels tell apart; 0 where they are no classes. */
  int classes() default 0;

  /** The label of the first class; the last is {@code firstClass + classes - 1}. */
  int firstClass() default 0;

  /** A readable name of each class, in the order of the labels; empty where they have none. */
  String[] classNames() default {};
}
