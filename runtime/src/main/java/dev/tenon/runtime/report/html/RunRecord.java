package dev.tenon.runtime.report.html;

import dev.tenon.runtime.report.Answers;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.RunView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page shows of a run.
 *
 * @param status in words, such as {@code finished}
 * @param over whether the run has ended
 * @param answers to the test data, after the last epoch; empty where they are no classes
 * @param environment what it ran on, by name
 * @param saved checkpoints, the last first
 * @param warnings in order
 */
record RunRecord(
    RunInfo run,
    RunView view,
    String status,
    boolean over,
    List<EpochResult> epochs,
    Optional<Answers> answers,
    Map<String, String> environment,
    List<String> saved,
    List<String> warnings) {
  /** The metric that tells most, where there is one: accuracy, else the first. */
  Optional<String> mainMetric() {
    return epochs.isEmpty()
        ? Optional.empty()
        : epochs.get(0).metrics().containsKey("accuracy")
            ? Optional.of("accuracy")
            : epochs.get(0).metrics().keySet().stream().findFirst();
  }
}
