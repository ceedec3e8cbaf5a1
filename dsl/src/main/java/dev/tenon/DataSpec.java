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

  /**
   * The label as shape text, batch first; the default is one class index an example. The type is
   * that of the stored labels, which the model converts: classes may be {@code uint8}, {@code
   * int32} or {@code int64}, other labels of any type.
   */
  String label() default "int32 N";

  /** What the labels are, where their type and {@link #classes} do not say it. */
  LabelKind kind() default LabelKind.IMPLIED;

  /** How many classes the labels tell apart; 0 where they are no classes. */
  int classes() default 0;

  /** The label of the first class; the last is {@code firstClass + classes - 1}. */
  int firstClass() default 0;

  /** A readable name of each class, in the order of the labels; empty where they have none. */
  String[] classNames() default {};

  /**
   * The label of what has none, such as the padding of a sequence or the border of an object: it is
   * no class, and neither loss nor accuracy count it. Empty where all have one.
   */
  int[] ignored() default {};

  /**
   * The index in the input, a sequence of words, that fills short sequences up; empty where none
   * does. A model must mask it, as {@code @Embedding(maskZero = true)} does with 0.
   */
  int[] padding() default {};

  /** How many examples training has; 0 where that is not known. A step cannot take more. */
  long size() default 0;
}
