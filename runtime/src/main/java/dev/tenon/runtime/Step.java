package dev.tenon.runtime;

import java.util.Map;

/**
 * How a step of training went.
 *
 * @param loss of the batch, before the weights were changed
 * @param reports what the objective reports besides, by name
 */
public record Step(double loss, Map<String, Double> reports) {
  /**
   * The value that the objective reports as {@code name}.
   *
   * @throws IllegalArgumentException if it reports no such value
   */
  public double report(String name) {
    Double value = reports.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the objective reports %s, not \"%s\"".formatted(reports.keySet(), name));
    }
    return value;
  }
}
