package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a constant of a model's own type as a variant of the model, which is checked and gets a
 * trainer of its own: {@code @Variant static final ResNet RESNET20 = new ResNet(3);} is trained by
 * {@code Resnet20Trainer}.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Variant {}
