package dev.tenon.runtime.report;

import dev.tenon.runtime.cli.Watch;
import java.util.List;

/**
 * What is known of a training run when it starts.
 *
 * @param model simple name of the model
 * @param epochs how many epochs are asked for
 * @param stepsPerEpoch training steps of an epoch
 * @param batchSize examples a step
 * @param parameters how many numbers are trained
 * @param device where it computes: {@code "CPU"}, {@code "GPU: NVIDIA H200"}
 * @param threads threads that compute
 * @param history the epochs that were done before the checkpoint from which it goes on
 * @param step steps that were done then in the next epoch
 * @param metrics which are told after each epoch
 * @param watch what tells the best epoch
 */
public record RunInfo(
    String model,
    int epochs,
    long stepsPerEpoch,
    int batchSize,
    long parameters,
    String device,
    int threads,
    List<EpochResult> history,
    long step,
    List<String> metrics,
    Watch watch) {
  /** Keeps a copy. */
  public RunInfo {
    history = List.copyOf(history);
    metrics = List.copyOf(metrics);
  }

  /** A run that starts anew. */
  public RunInfo(
      String model,
      int epochs,
      long stepsPerEpoch,
      int batchSize,
      long parameters,
      String device,
      int threads) {
    this(
        model,
        epochs,
        stepsPerEpoch,
        batchSize,
        parameters,
        device,
        threads,
        List.of(),
        0,
        List.of("accuracy"),
        Watch.NONE);
  }

  /** Whether it goes on from a checkpoint. */
  public boolean resumed() {
    return !history.isEmpty() || step > 0;
  }
}
