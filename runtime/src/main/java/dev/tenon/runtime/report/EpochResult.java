package dev.tenon.runtime.report;

import dev.tenon.Monitor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What an epoch brought. A number that there is not, or that is not finite, may be NaN.
 *
 * @param epoch which one, from 1
 * @param trainLoss mean loss of the epoch's training steps
 * @param trainAccuracy share of the examples that these steps classified right, 0 to 1
 * @param testLoss mean loss over the test data after the epoch
 * @param metrics what else was measured on the test data, by name, in the order in which it is
 *     told: {@code accuracy}, {@code f1}
 * @param learningRate of the epoch's last step
 * @param seconds how long the epoch took, evaluation included
 * @param examplesPerSecond training throughput, see {@link Throughput}
 */
public record EpochResult(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double testLoss,
    Map<String, Double> metrics,
    double learningRate,
    double seconds,
    double examplesPerSecond) {
  /** Keeps a copy. */
  public EpochResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** What {@code monitor} looks at; empty where that was not measured. */
  public OptionalDouble monitored(Monitor monitor) {
    return switch (monitor.name()) {
      case "loss" -> OptionalDouble.of(testLoss);
      case "trainLoss" -> OptionalDouble.of(trainLoss);
      case "trainAccuracy" -> OptionalDouble.of(trainAccuracy);
      default -> {
        Double value = metrics.get(monitor.name());
        yield value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
      }
    };
  }

  /** Share of the test data that is classified right, 0 to 1; NaN where there are no classes. */
  public double testAccuracy() {
    return metrics.getOrDefault("accuracy", Double.NaN);
  }
}
