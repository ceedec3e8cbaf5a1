package dev.tenon.runtime.report;

import dev.tenon.runtime.Evaluation;
import java.nio.file.Path;

/**
 * Is told how a training run goes, on the thread that trains, in this order: {@link #opened},
 * {@link #runStarted}; for each epoch {@link #epochStarted}, {@link #stepDone} for each step,
 * {@link #evaluationStarted}, {@link #evaluated}, {@link #epochEnded}; {@link #runEnded} where the
 * run reaches its end, or {@link #runStopped} where it was told to stop; {@link #close} in any
 * case. {@link #saved} and {@link #warned} may come at any moment.
 */
public interface TrainingListener extends AutoCloseable {
  /**
   * Before all else: what can be looked at, in this call and later ones.
   *
   * @param view valid until {@link #close}
   */
  default void opened(RunView view) {}

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

  /** The test data was measured; what follows of it is in {@link #epochEnded}, too. */
  default void evaluated(Evaluation evaluation) {}

  /** The epoch is done. */
  default void epochEnded(EpochResult result) {}

  /**
   * The run ends, perhaps before its last epoch, for a reason that follows from its results; {@link
   * #runEnded} comes next.
   *
   * @param how why, and which weights the model has now
   */
  default void ended(String how) {}

  /** The run has reached its end. */
  default void runEnded() {}

  /**
   * The run ends early because someone wanted it to.
   *
   * @param how where it was, and whether it was saved
   */
  default void runStopped(String how) {}

  /** A checkpoint was written. */
  default void saved(Path checkpoint) {}

  /**
   * Something is not as it should be, but the run goes on.
   *
   * @param warning what, for the user
   */
  default void warned(String warning) {}

  /** No more calls follow. The run may have failed. */
  @Override
  default void close() {}
}
