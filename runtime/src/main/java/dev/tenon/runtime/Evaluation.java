package dev.tenon.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a model does on a data set.
 *
 * @param loss mean over the examples
 * @param metrics what else was measured, by name
 * @param examples how many there were
 */
public record Evaluation(double loss, Map<String, Double> metrics, long examples) {
  /** Keeps a copy. */
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** Share of the examples that is classified right, 0 to 1; NaN where there are no classes. */
  public double accuracy() {
    return metrics.getOrDefault("accuracy", Double.NaN);
  }
}
