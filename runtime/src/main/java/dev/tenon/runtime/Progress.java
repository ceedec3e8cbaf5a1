package dev.tenon.runtime;

import dev.tenon.Monitor;
import dev.tenon.runtime.cli.Watch;
import dev.tenon.runtime.report.EpochResult;
import java.util.List;
import java.util.Locale;

/**
 * What the epochs of a run, so far, say by a {@link Watch}. It depends on nothing else, so a run
 * that goes on from a checkpoint decides as one that was not stopped.
 *
 * @param monitor what tells the best
 * @param best number of the best epoch, from 1; 0 where none has a number
 * @param since epochs after it, each no better
 */
record Progress(Monitor monitor, int best, int since) {
  static Progress of(List<EpochResult> history, Watch watch) {
    Monitor monitor = monitor(history, watch);
    int best = 0;
    double value = monitor.worst();
    for (EpochResult epoch : history) {
      double next = value(epoch, monitor);
      if (monitor.isBetter(next, value, best == 0 ? 0 : watch.minDelta())) {
        value = next;
        best = epoch.epoch();
      }
    }
    return new Progress(monitor, best, history.size() - best);
  }

  private static Monitor monitor(List<EpochResult> history, Watch watch) {
    boolean accurate = history.stream().anyMatch(epoch -> !Double.isNaN(epoch.testAccuracy()));
    return watch
        .monitor()
        .orElse(watch.patience() == 0 && accurate ? Monitor.ACCURACY : Monitor.LOSS);
  }

  /**
   * What {@code monitor} says of an epoch.
   *
   * @throws UserError if it is not measured
   */
  static double value(EpochResult epoch, Monitor monitor) {
    return switch (monitor.name()) {
      case "loss" -> epoch.testLoss();
      case "trainLoss" -> epoch.trainLoss();
      case "trainAccuracy" -> epoch.trainAccuracy();
      default -> {
        Double value = epoch.metrics().get(monitor.name());
        if (value == null) {
          throw new UserError(
              "epoch %d has no \"%s\" to monitor; there are loss, trainLoss, trainAccuracy%s"
                  .formatted(
                      epoch.epoch(),
                      monitor.name(),
                      String.join(
                          "", epoch.metrics().keySet().stream().map(", "::concat).toList())));
        }
        yield value;
      }
    };
  }

  /** Whether {@code watch} says that training ends. */
  boolean isOver(Watch watch) {
    return watch.patience() > 0 && since >= watch.patience();
  }

  /** {@code "loss was no better than 0.0512 of epoch 4 for 3 epochs"}. */
  String why(List<EpochResult> history) {
    return best == 0
        ? "%s was no number for %d epochs".formatted(monitor.name(), since)
        : String.format(
            Locale.ROOT,
            "%s was no better than %.4g of epoch %d for %d epoch%s",
            monitor.name(),
            value(history.get(best - 1), monitor),
            best,
            since,
            since == 1 ? "" : "s");
  }
}
