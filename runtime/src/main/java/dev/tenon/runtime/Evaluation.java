package dev.tenon.runtime;

import dev.tenon.runtime.metrics.ConfusionMatrix;
import dev.tenon.runtime.metrics.Mistake;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well a model does on a data set.
 *
 * @param loss mean over the examples; over the labels that count where some do not
 * @param metrics what else was measured, by name
 * @param reasons why metrics are NaN, by name
 * @param confusion how often each class was predicted as each; empty where there are no classes, or
 *     more than a thousand
 * @param mistakes those that the model was surest of, at most fifty, the worst first
 * @param examples how many there were
 */
public record Evaluation(
    double loss,
    Map<String, Double> metrics,
    Map<String, String> reasons,
    Optional<ConfusionMatrix> confusion,
    List<Mistake> mistakes,
    long examples) {
  /** Keeps copies. */
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    mistakes = List.copyOf(mistakes);
  }

  /** Share of the examples that is classified right, 0 to 1; NaN where there are no classes. */
  public double accuracy() {
    return metrics.getOrDefault("accuracy", Double.NaN);
  }

  /**
   * The metric called {@code name}; NaN where {@link #reasons} says why.
   *
   * @throws IllegalArgumentException if no such metric was measured
   */
  public double metric(String name) {
    Double value = metrics.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no metric \"%s\", but %s".formatted(name, String.join(", ", metrics.keySet())));
    }
    return value;
  }
}
