package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a warning is known here and the model is meant as it is: it is not given.
 *
 * <pre>{@code
 * @Allow("UnusedLayer") @Dense(units = 8) Tensor later
 * }</pre>
 *
 * <p>On a record component or field: warnings about that layer, with all that is in it. On a
 * parameter: those about that input. On a method or constructor of a model in plain Java: what
 * arises from its calls, and from the calls that these lead to. On the model: all of it. On another
 * class: what arises in its code.
 *
 * <p>Only warnings can be allowed; an error means that the model cannot work. An allowance that
 * keeps nothing silent is a warning itself, so that none outlives its reason.
 */
@Target({
  ElementType.TYPE,
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.CONSTRUCTOR,
  ElementType.PARAMETER
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {
  /** The names of the problems, which their messages begin with: {@code "OneUnitSoftmax"}. */
  String[] value();
}
