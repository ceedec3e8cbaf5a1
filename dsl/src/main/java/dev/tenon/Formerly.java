package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names that an element had before, so that checkpoints which were saved then still load:
 * {@code @Formerly("conv1") @Conv2d(filters = 32, kernel = 3) Tensor stem}.
 *
 * <p>A weight is looked for under these names, in order, and then under its present one. It also
 * stands on fields of models in plain Java; {@link Chain#formerly} says the same of a layer in a
 * chain. In a class that a model holds, a name is one beside the field; one that begins with {@code
 * /} is counted from the model, as in {@code "/body/conv2d_2"}.
 *
 * <p>No layer of the model may have such a name now.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Formerly {
  /** Names, the oldest first. */
  String[] value();
}
