package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The metrics that are told after each epoch, such as {@code @Metrics({"f1", "auc"})}; without it,
 * the accuracy. They are measured on the test data, besides the usual ones.
 *
 * <p>Of classes there are {@code accuracy}, {@code top2}, {@code top3} and so on, {@code
 * precision}, {@code recall}, {@code f1} and {@code auc}; of labels 0 or 1 the same without the
 * best k; of numbers {@code mae}, {@code mse} and {@code rmse}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Metrics {
  /** Their names, in the order in which they are told. */
  String[] value();
}
