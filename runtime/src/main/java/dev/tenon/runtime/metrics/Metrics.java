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
      case "precision" -> new Precision(count, traits);
      case "recall" -> new Recall(count, traits);
      case "f1" -> new F1(count, traits);
      case "auc" -> new Auc(count, traits, classes, Auc.MOST_SCORES);
      case "mae" -> new MeanAbsoluteError();
      case "mse" -> new MeanSquaredError();
      case "rmse" -> new RootMeanSquaredError();
      default -> {
        int top = Measured.top(name);
        if (top == 0) {
          throw new IllegalArgumentException("there is no metric called " + name);
        }
        yield new TopAccuracy(top);
      }
    };
  }
}
