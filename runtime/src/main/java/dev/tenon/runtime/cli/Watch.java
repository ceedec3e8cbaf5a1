package dev.tenon.runtime.cli;

import dev.tenon.EarlyStopping;
import dev.tenon.Metrics;
import dev.tenon.Monitor;
import dev.tenon.Plateau;
import dev.tenon.runtime.report.EpochResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is made of the measurements after each epoch.
 *
 * @param metrics which are told, and measured besides the usual ones; empty for the accuracy
 * @param monitor what tells the best epoch, whose checkpoint stays, and when to stop; empty for the
 *     loss where training may stop early, else for accuracy where there is one
 * @param patience after how many epochs without a better one training stops; 0 for never
 * @param minDelta by how much an epoch has to be better to count
 * @param restoreBest whether the weights are those of the best epoch in the end
 * @param plateau when the learning rate falls; empty for never
 */
public record Watch(
    List<String> metrics,
    Optional<Monitor> monitor,
    int patience,
    double minDelta,
    boolean restoreBest,
    Optional<Plateau.Rule> plateau) {
  /** Trains to the last epoch. */
  public static final Watch NONE =
      new Watch(List.of(), Optional.empty(), 0, 0, false, Optional.empty());

  /** Checks the ranges. */
  public Watch {
    metrics = List.copyOf(metrics);
    Objects.requireNonNull(monitor, "monitor");
    Objects.requireNonNull(plateau, "plateau");
    if (patience < 0) {
      throw new IllegalArgumentException("patience is 0 or more epochs, not " + patience);
    }
    if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the least difference is 0 or more, not " + minDelta);
    }
  }

  /** What the annotations of {@code model} say. */
  public static Watch of(Class<?> model) {
    Metrics told = model.getAnnotation(Metrics.class);
    EarlyStopping stopping = model.getAnnotation(EarlyStopping.class);
    Plateau plateau = model.getAnnotation(Plateau.class);
    return new Watch(
        told == null ? List.of() : List.of(told.value()),
        Optional.ofNullable(stopping).map(stated -> Monitor.of(stated.monitor())),
        stopping == null ? 0 : stopping.patience(),
        stopping == null ? 0 : stopping.minDelta(),
        stopping != null && stopping.restoreBest(),
        Optional.ofNullable(plateau).map(Plateau.Rule::of));
  }

  /** All that has to be measured: what is told, and what is monitored. */
  public List<String> measured() {
    List<String> all = new ArrayList<>(metrics);
    monitor.map(Monitor::name).ifPresent(all::add);
    plateau.map(rule -> rule.monitor().name()).ifPresent(all::add);
    return all.stream().distinct().toList();
  }

  /** What tells the best of {@code history}. */
  public Monitor monitor(List<EpochResult> history) {
    boolean accurate = history.stream().anyMatch(epoch -> !Double.isNaN(epoch.testAccuracy()));
    return monitor.orElse(patience == 0 && accurate ? Monitor.ACCURACY : Monitor.LOSS);
  }

  /** The best epoch of {@code history}; empty where none has a number. */
  public Optional<EpochResult> best(List<EpochResult> history) {
    Monitor tells = monitor(history);
    EpochResult best = null;
    double value = tells.worst();
    for (EpochResult epoch : history) {
      double next = epoch.monitored(tells).orElse(Double.NaN);
      if (tells.isBetter(next, value, best == null ? 0 : minDelta)) {
        value = next;
        best = epoch;
      }
    }
    return Optional.ofNullable(best);
  }

  /** This with other metrics told. */
  public Watch telling(List<String> names) {
    return new Watch(names, monitor, patience, minDelta, restoreBest, plateau);
  }

  /** This with the best epoch told by {@code value}. */
  public Watch by(Monitor value) {
    return new Watch(metrics, Optional.of(value), patience, minDelta, restoreBest, plateau);
  }

  /** This with training stopped after {@code epochs} without a better one; 0 for never. */
  public Watch stoppingAfter(int epochs) {
    return new Watch(metrics, monitor, epochs, minDelta, restoreBest, plateau);
  }

  /** This with epochs counted as better from such a difference on. */
  public Watch from(double difference) {
    return new Watch(metrics, monitor, patience, difference, restoreBest, plateau);
  }

  /** This with the weights of the best epoch in the end, or those of the last. */
  public Watch restoring(boolean best) {
    return new Watch(metrics, monitor, patience, minDelta, best, plateau);
  }

  /** This with a learning rate that falls as {@code rule} says. */
  public Watch falling(Plateau.Rule rule) {
    return new Watch(metrics, monitor, patience, minDelta, restoreBest, Optional.of(rule));
  }
}
