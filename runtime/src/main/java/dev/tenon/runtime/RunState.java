package dev.tenon.runtime;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.report.EpochResult;
import java.util.List;
import java.util.Objects;

/**
 * How far a run of training is: all that decides how it goes on, besides the variables.
 *
 * @param epochs how many it was to have when it was saved
 * @param batchSize examples a batch
 * @param accumulate batches whose gradients make a step; 0 where that was not written yet, for 1
 * @param examples how many it trains on
 * @param firstStep steps that were done before the run started; of a run that went on with another
 *     number of examples, see {@link #firstStep(int)}, it may be less than none
 * @param step steps done in the epoch that is under way; 0 between two epochs
 * @param seconds how long that epoch has taken
 * @param totals sums over that epoch's steps
 * @param history of the epochs that are done
 * @param best number of the best of them, from 1; 0 where none is, or where that was not written
 *     yet
 * @param restored whether the run is over, and ends with the weights of the best
 * @param data what tells its data from others; null where that was not written yet
 */
record RunState(
    int epochs,
    int batchSize,
    int accumulate,
    int examples,
    long firstStep,
    long step,
    double seconds,
    BatchRunner.Totals totals,
    List<EpochResult> history,
    int best,
    boolean restored,
    DataSums data) {
  RunState {
    history = List.copyOf(history);
    Objects.requireNonNull(totals, "totals");
    if (batchSize < 1 || step < 0) {
      throw new IllegalArgumentException("no state of a run");
    }
    if (firstStep + history.size() * updates(examples, batchSize, accumulate) < 0) {
      throw new IllegalArgumentException("less than no step was done");
    }
  }

  /** How many steps of the optimizer an epoch of {@code count} examples has. */
  private static long updates(int count, int batch, int gathered) {
    long batches = (Math.max(1, count) - 1L) / batch + 1;
    return (batches - 1) / Math.max(1, gathered) + 1;
  }

  /**
   * {@link #firstStep} of a run that goes on with {@code count} examples: with others, as if all of
   * its epochs had had so many, so that the steps that were done and those that are left add up.
   */
  long firstStep(int count) {
    return firstStep
        + history.size()
            * (updates(examples, batchSize, accumulate) - updates(count, batchSize, accumulate));
  }

  /**
   * Checks that the run can go on with such batches and so many examples to train on.
   *
   * @param otherData whether the user wants it to go on with other examples; within an epoch these
   *     must be as many
   * @throws UserError if not
   */
  void check(int batches, int gathered, int count, boolean otherData) {
    if (batchSize != batches) {
      throw new UserError(
          "the run to go on with has batches of %d, not of %d; give --batch-size %1$d"
              .formatted(batchSize, batches));
    }
    if (Math.max(1, accumulate) != gathered) {
      throw new UserError(
          "the run to go on with makes a step of the gradients of %s, not of %d; give --accumulate %d"
              .formatted(
                  Counted.of(Math.max(1, accumulate), "batch"), gathered, Math.max(1, accumulate)));
    }
    if (examples != count && !(otherData && step == 0)) {
      throw new UserError(
          "the run to go on with trains on %s, and there are %,d; give the same data, %sor start without --resume%s"
              .formatted(
                  Counted.of(examples, "example"),
                  count,
                  step == 0 ? "add --other-data to go on with these, " : "",
                  otherData
                      ? "\n  --other-data takes as many others within an epoch: how far it is, is counted in"
                          + " steps of so many examples; end epoch %d with the same data first"
                              .formatted(history.size() + 1)
                      : ""));
    }
    if (step > (count + batchSize - 1L) / batchSize) {
      throw new UserError(
          "the run to go on with is said to be after step %d of an epoch that has fewer; %s of its"
                  .formatted(step, Checkpoint.RUN)
              + " newest checkpoint was changed: remove that checkpoint, to go on from the one before");
    }
  }
}
