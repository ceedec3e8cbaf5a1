package dev.tenon.runtime.cli;

import dev.tenon.Monitor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is made of the measurements after each epoch.
 *
 * @param metrics which are told, and measured besides the usual ones; empty for the accuracy
 * @param monitor what tells the best epoch, whose checkpoint stays, and when to stop; empty for
 *     accuracy where there is one, else the loss
 * @param patience after how many epochs without a better one training stops; 0 for never
 * @param minDelta by how much an epoch has to be better to count
 * @param restoreBest whether the weights are those of the best epoch in the end
 */
public record Watch(
    List<String> metrics,
    Optional<Monitor> monitor,
    int patience,
    double minDelta,
    boolean restoreBest) {
  /** Trains to the last epoch. */
  public static final Watch NONE = new Watch(List.of(), Optional.empty(), 0, 0, false);

  /** Checks the ranges. */
  public Watch {
    metrics = List.copyOf(metrics);
    Objects.requireNonNull(monitor, "monitor");
    if (patience < 0) {
      throw new IllegalArgumentException("patience is 0 or more epochs, not " + patience);
    }
    if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the least difference is 0 or more, not " + minDelta);
    }
  }

  /** This with other metrics told. */
  public Watch telling(List<String> names) {
    return new Watch(names, monitor, patience, minDelta, restoreBest);
  }

  /** This with the best epoch told by {@code value}. */
  public Watch by(Monitor value) {
    return new Watch(metrics, Optional.of(value), patience, minDelta, restoreBest);
  }

  /** This with training stopped after {@code epochs} without a better one; 0 for never. */
  public Watch stoppingAfter(int epochs) {
    return new Watch(metrics, monitor, epochs, minDelta, restoreBest);
  }

  /** This with epochs counted as better from such a difference on. */
  public Watch from(double difference) {
    return new Watch(metrics, monitor, patience, difference, restoreBest);
  }

  /** This with the weights of the best epoch in the end, or those of the last. */
  public Watch restoring(boolean best) {
    return new Watch(metrics, monitor, patience, minDelta, best);
  }
}
