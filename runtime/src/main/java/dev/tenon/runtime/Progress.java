package dev.tenon.runtime;

import dev.tenon.Monitor;
import dev.tenon.ir.Counted;
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
    Monitor monitor = watch.monitor(history);
    history.forEach(epoch -> value(epoch, monitor)); // which fails where it is not measured
    int best = watch.best(history).map(EpochResult::epoch).orElse(0);
    return new Progress(monitor, best, history.size() - best);
  }

  /**
   * What {@code monitor} says of an epoch.
   *
   * @throws UserError if it is not measured
   */
  static double value(EpochResult epoch, Monitor monitor) {
    return epoch
        .monitored(monitor)
        .orElseThrow(
            () ->
                new UserError(
                    "epoch %d has no \"%s\" to monitor; there are loss, trainLoss, trainAccuracy%s"
                        .formatted(
                            epoch.epoch(),
                            monitor.name(),
                            String.join(
                                "",
                                epoch.metrics().keySet().stream().map(", "::concat).toList()))));
  }

  /** Whether {@code watch} says that training ends. */
  boolean isOver(Watch watch) {
    return watch.patience() > 0 && since >= watch.patience();
  }

  /**
   * Whether a run of {@code epochs} epochs, so far of {@code history}, ends with the best weights.
   */
  boolean restores(int epochs, List<EpochResult> history, Watch watch) {
    return (history.size() >= epochs || isOver(watch)) && watch.restoreBest() && best > 0;
  }

  /** {@code "loss was no better than 0.0512 of epoch 4 for 3 epochs"}. */
  String why(List<EpochResult> history) {
    return best == 0
        ? "%s was no number for %s".formatted(monitor.name(), Counted.of(since, "epoch"))
        : String.format(
            Locale.ROOT,
            "%s was no better than %.4g of epoch %d for %s",
            monitor.name(),
            value(history.get(best - 1), monitor),
            best,
            Counted.of(since, "epoch"));
  }
}
