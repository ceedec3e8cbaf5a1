package dev.tenon.runtime.report;

/**
 * Is told how a training run goes, on the thread that trains, in this order: {@link #runStarted};
 * for each epoch {@link #epochStarted}, {@link #stepDone} for each step, {@link
 * #evaluationStarted}, {@link #epochEnded}; {@link #runEnded} where the run reaches its end; {@link
 * #close} in any case.
 */
public interface TrainingListener extends AutoCloseable {
  /** The run starts. */
  default void runStarted(RunInfo run) {}

  /** Epoch {@code epoch}, counted from 1, starts. */
  default void epochStarted(int epoch) {}

  /**
   * A training step is done. Called for each step, so it must be quick.
   *
   * @param step which one of its epoch, from 1
   * @param examples how many examples it trained on
   * @param loss mean loss of the epoch so far
   * @param accuracy share classified right in the epoch so far, 0 to 1; NaN where there is none
   */
  default void stepDone(long step, int examples, double loss, double accuracy) {}

  /** The training steps of the epoch are done; its evaluation starts. */
  default void evaluationStarted() {}

  /** The epoch is done. */
  default void epochEnded(EpochResult result) {}

  /** The run has reached its end. */
  default void runEnded() {}

  /** No more calls follow. The run may have failed. */
  @Override
  default void close() {}
}
