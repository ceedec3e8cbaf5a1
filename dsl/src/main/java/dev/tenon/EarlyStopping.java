package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Ends training when further epochs bring nothing: after {@link #patience} epochs of which none was
 * better than the best before them. The command line may change it ({@code --early-stopping N},
 * {@code --monitor NAME}).
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-35289-8_5">Prechelt 2012</a>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EarlyStopping {
  /** After how many epochs in a row that are no better training ends, 1 or more. */
  int patience() default 3;

  /**
   * What tells which epoch is better: {@code loss} on the test data, {@code trainLoss}, {@code
   * trainAccuracy}, or a metric such as {@code f1}; {@code "max score"} or {@code "min score"} for
   * what an objective reports. The checkpoint of the best epoch stays by it, too.
   */
  String monitor() default "loss";

  /** By how much an epoch has to be better to count, 0 or more. */
  double minDelta() default 0;

  /** Whether the weights are those of the best epoch in the end. */
  boolean restoreBest() default true;
}
