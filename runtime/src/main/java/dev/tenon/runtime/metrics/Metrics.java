package dev.tenon.runtime.metrics;

import dev.tenon.ir.Measured;
import java.util.List;

/** The metrics by name. Which there are for which predictions, {@link Measured} says. */
final class Metrics {
  private Metrics() {}

  /**
   * A metric that has seen nothing.
   *
   * @param traits how many truths there are about an example; 1 where there are classes
   * @param classes what these are called
   * @throws IllegalArgumentException if there is none called {@code name}
   */
  static Metric create(String name, List<String> classes, int traits) {
    int count = classes.size();
    return switch (name) {
      case "accuracy" -> new Accuracy();
      case "precision" -> shares(count, traits, ClassCounts::precision);
      case "recall" -> shares(count, traits, ClassCounts::recall);
      case "f1" -> shares(count, traits, ClassCounts::f1);
      case "auc" -> new Auc(count, traits, classes, Auc.MOST_SCORES);
      case "mae" -> MeanError.absolute();
      case "mse" -> MeanError.squared();
      case "rmse" -> MeanError.rootSquared();
      default -> {
        int top = Measured.top(name);
        if (top == 0) {
          throw new IllegalArgumentException("there is no metric called " + name);
        }
        yield new TopAccuracy(top);
      }
    };
  }

  private static Metric shares(int classes, int traits, ClassShares.Share share) {
    return new ClassShares(new ClassCounts(classes, traits), share);
  }
}
