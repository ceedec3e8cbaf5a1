package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a model may cost; a model that costs more does not compile, and the message lists its
 * layers, the most expensive first.
 *
 * <p>All are numbers of one example: a batch of 1. The table that {@code summary()} gives and that
 * stands in the Javadoc of the generated graph shows them for each layer.
 *
 * <p>On a model with variants it holds for each of them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Budget {
  /** How many numbers may be trained. */
  long parameters() default Long.MAX_VALUE;

  /**
   * How many bytes a training step may keep from the forward pass for its gradients, without the
   * data and the weights. Of several objectives the most demanding counts. Of a model that is not
   * trained it is what each layer hands on.
   */
  long activationBytes() default Long.MAX_VALUE;

  /**
   * How many operations on numbers the forward pass may take, the loss included: a multiplication
   * and an addition are two, a value of a function such as {@code exp} is one. Each layer is
   * counted in the first function that runs it, {@code predict} before all others.
   */
  long flops() default Long.MAX_VALUE;
}
