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

  /**
   * Factors of the losses of classes, one above 0 for each in their order, so that rare classes
   * count more; empty for 1. Each example's loss is multiplied by the weight of its label, in
   * evaluation too, and the mean is taken as without.
   *
   * <p>For softmax losses, which have as many classes as logits; for {@link
   * Loss#SIGMOID_CROSS_ENTROPY} two, of labels 0 and 1.
   */
  double[] classWeights() default {};

  /** Name of the label that it is compared with. */
  String label() default "label";
}
