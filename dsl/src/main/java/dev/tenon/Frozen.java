package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves the weights of an element as they are in training, such as those that were learned
 * elsewhere and loaded: {@code @Frozen @Conv2d(filters = 64, kernel = 3) Tensor stem}.
 *
 * <p>All layers on the element are frozen. Their weights have no memory of the optimizer, get no
 * weight decay, and no gradients are computed towards them; these flow on to what comes before.
 * {@link BatchNorm} there normalises by its moving statistics, also in training, and does not renew
 * them (as in Keras); what is random in training, such as {@link Dropout}, stays so. Weights have
 * the names that they have without it, so files of weights load into both; a checkpoint has what
 * the optimizer remembers too, and belongs to a model that freezes the same.
 *
 * <p>It also stands on fields of models in plain Java; {@link Chain#frozen} says the same of the
 * first layers of a chain.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Frozen {}
