package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a model is trained unless the command line says otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Training {
  /** How often training goes through the data. */
  int epochs() default 10;

  /** How many examples make a step. */
  int batchSize() default 64;

  /** Seed of everything random. */
  long seed() default 1;

  /** Factor of the sum of squared kernels that is added to the loss; 0 for none. */
  double weightDecay() default 0;
}
