package dev.tenon;

import java.util.List;

/**
 * A measurement that tells which of two epochs is better.
 *
 * @param name {@code loss} on the test data, {@code trainLoss}, {@code trainAccuracy}, a metric
 *     such as {@code f1}, or what an objective reports
 * @param larger whether the larger one is better
 */
public record Monitor(String name, boolean larger) {
  private static final List<String> SMALL = List.of("loss", "trainLoss", "mae", "mse", "rmse");
  private static final List<String> LARGE =
      List.of("accuracy", "trainAccuracy", "precision", "recall", "f1", "auc");

  /** The loss on the test data. */
  public static final Monitor LOSS = new Monitor("loss", false);

  /** The share of the test data that is classified right. */
  public static final Monitor ACCURACY = new Monitor("accuracy", true);

  /**
   * The monitor that {@code text} names: {@code "f1"}; {@code "max score"} and {@code "min score"}
   * for what an objective reports.
   *
   * @throws Problem if it does not follow from the name which is better
   */
  public static Monitor of(String text) {
    String name = text.strip();
    boolean max = name.startsWith("max ");
    if (max || name.startsWith("min ")) {
      return new Monitor(name.substring(4).strip(), max);
    }
    if (SMALL.contains(name)) {
      return new Monitor(name, false);
    }
    if (LARGE.contains(name) || name.matches("top\\d+")) {
      return new Monitor(name, true);
    }
    throw Problem.of(
            "UnknownMetric", "has monitor = \"%s\", of which it is not known what is better", text)
        .at("monitor")
        .fix("write \"max %1$s\" or \"min %1$s\"".formatted(name));
  }

  /** Whether {@code value} is better than {@code best} by more than {@code least}; NaN never is. */
  public boolean isBetter(double value, double best, double least) {
    return larger ? value > best + least : value < best - least;
  }

  /** What every number is better than. */
  public double worst() {
    return larger ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /** As it can be written. */
  @Override
  public String toString() {
    return SMALL.contains(name) || LARGE.contains(name) || name.matches("top\\d+")
        ? name
        : (larger ? "max " : "min ") + name;
  }
}
