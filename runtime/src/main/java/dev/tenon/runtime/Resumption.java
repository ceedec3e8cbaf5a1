package dev.tenon.runtime;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.cli.Precision;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.RowEncoding;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What is asked of a run that goes on from a checkpoint, before its first step.
 *
 * @param before what the checkpoint says, its variables aside
 * @param session into which its variables were read
 * @param options with which it is to go on
 * @param warned is told of what differs and is not refused
 */
record Resumption(
    Checkpoint.Run before, ModelSession session, TrainOptions options, Consumer<String> warned) {

  /** Tells what would make the run another one than it would have been, and is not refused. */
  void tellWhatDiffers() {
    if (options.seed() != before.seed()) {
      warned.accept(
          "the run goes on with its own seed, %d, not with %d"
              .formatted(before.seed(), options.seed()));
    }
    if (session.threads() != before.threads()) {
      warned.accept(
          ("the run had %s and goes on with %d: its weights may differ, in their last"
                  + " digits at first, from those without a break")
              .formatted(Counted.of(before.threads(), "thread"), session.threads()));
    }
    Precision precision = session.computing().precision();
    if (before.precision() != null && before.precision() != precision) {
      warned.accept(
          "the run computed in %s and goes on in %s: its weights will differ from those without a break"
              .formatted(
                  before.precision().toString().toLowerCase(Locale.ROOT),
                  precision.toString().toLowerCase(Locale.ROOT)));
    }
  }

  /**
   * Checks that the run can go on with these steps and this data.
   *
   * @param train what it is to train on
   * @param sums of all data
   * @throws UserError if not
   */
  void check(Dataset<?> train, DataSums sums) {
    RunState state = before.state();
    boolean otherData = options.saving().otherData();
    state.check(options.batchSize(), options.accumulate(), train.size(), otherData);
    if (state.examples() != train.size()) {
      warned.accept(
          "an epoch of the run had %s, and has %,d from now on; a schedule of the learning rate goes over the steps that are left"
              .formatted(Counted.of(state.examples(), "example"), train.size()));
    }
    RowEncoding.saved(train)
        .ifPresent(found -> session.rows().ifPresent(rows -> rows.check(found, otherData)));
    if (state.data() != null) {
      state.data().check(sums, otherData, warned);
    }
    BalancedClasses.checkResumed(session, options.balanceClasses());
  }
}
