package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Multiplies the learning rate by {@link #factor} whenever {@link #patience} epochs in a row are no
 * better than the best before them. A schedule, if there is one, goes on besides.
 *
 * <p>It follows from the results of the epochs alone, so a run that goes on from a checkpoint has
 * the rates of one that was not stopped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Plateau {
  /** What tells which epoch is better, as in {@link EarlyStopping#monitor}. */
  String monitor() default "loss";

  /** What the rate is multiplied by, above 0 and below 1. */
  double factor() default 0.1;

  /** After how many epochs that are no better the rate falls, 1 or more. */
  int patience() default 5;

  /** By how much an epoch has to be better to count, 0 or more. */
  double minDelta() default 1e-4;

  /** The rate that it does not fall below, 0 or more. */
  double minRate() default 0;

  /** See {@link Plateau}. */
  record Rule(Monitor monitor, double factor, int patience, double minDelta, double minRate) {
    /** Checks the options. */
    public Rule {
      if (!(factor > 0 && factor < 1)) {
        throw Problem.of("PlateauFactor", "has factor = %s; that must be between 0 and 1", factor)
            .at("factor")
            .fix("write 0.1, or 0.5");
      }
      Options.positive("patience", patience);
      Options.notNegative("minDelta", minDelta);
      Options.notNegative("minRate", minRate);
    }

    /** The rule that {@code plateau} states. */
    public static Rule of(Plateau plateau) {
      return new Rule(
          Monitor.of(plateau.monitor()),
          plateau.factor(),
          plateau.patience(),
          plateau.minDelta(),
          plateau.minRate());
    }

    /** How often the rate falls in epochs that bring {@code values} of the monitor. */
    public int falls(List<Double> values) {
      int falls = 0;
      int since = 0;
      double best = monitor.worst();
      for (double value : values) {
        if (monitor.isBetter(value, best, minDelta)) {
          best = value;
          since = 0;
        } else if (++since == patience) {
          falls++;
          since = 0;
        }
      }
      return falls;
    }

    /** What becomes of {@code rate} after {@code falls} of them. */
    public double rate(double rate, int falls) {
      return falls == 0 ? rate : Math.max(rate * Math.pow(factor, falls), Math.min(rate, minRate));
    }
  }
}
