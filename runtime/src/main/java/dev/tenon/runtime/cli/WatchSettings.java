package dev.tenon.runtime.cli;

import dev.tenon.Monitor;
import dev.tenon.Problem;
import java.util.List;

/** The options of the command line that change a {@link Watch}. */
final class WatchSettings {
  private static final Setting<List<String>> METRICS =
      Setting.of(
              "--metrics",
              "NAMES",
              "What is told after each epoch, such as f1,auc,top3",
              new Values<>(
                  Object.class,
                  List.of(),
                  text -> {
                    List<String> names = List.of(text.split(",", -1));
                    if (names.stream().anyMatch(String::isBlank)) {
                      throw new WrongValue("names with commas between them, such as f1,auc");
                    }
                    return names.stream().map(String::strip).toList();
                  }))
          .byDefault(
              options ->
                  options.watch().metrics().isEmpty()
                      ? "accuracy, where there is one"
                      : String.join(",", options.watch().metrics()))
          .changes((options, names) -> options.withWatch(options.watch().telling(names)));

  private static final Setting<Monitor> MONITOR =
      Setting.of(
              "--monitor",
              "NAME",
              "What tells the best epoch: loss, accuracy, f1",
              new Values<>(
                  Object.class,
                  List.of(),
                  text -> {
                    try {
                      return Monitor.of(text);
                    } catch (Problem unknown) {
                      throw new WrongValue("loss or a metric; or \"max NAME\", \"min NAME\"");
                    }
                  }))
          .byDefault(
              options ->
                  options
                      .watch()
                      .monitor()
                      .map(Monitor::toString)
                      .orElse("loss with --early-stopping, else accuracy where there is one"))
          .changes((options, monitor) -> options.withWatch(options.watch().by(monitor)));

  private static final Setting<Integer> EARLY_STOPPING =
      Setting.of(
              "--early-stopping",
              "EPOCHS",
              "Stop after so many epochs that are no better, with the weights of the best; 0: never",
              Values.wholeNumber(0))
          .byDefault(options -> options.watch().patience())
          .changes(
              (options, epochs) ->
                  options.withWatch(options.watch().stoppingAfter(epochs).restoring(epochs > 0)));

  static final List<Setting<?>> ALL = List.of(METRICS, MONITOR, EARLY_STOPPING);

  private WatchSettings() {}
}
