package dev.tenon.runtime;

import dev.tenon.runtime.data.Splits;
import java.util.function.Consumer;

/**
 * What tells the data of a run from others; see {@link dev.tenon.runtime.data.Dataset#fingerprint}.
 *
 * @param train of what it trains on
 * @param test of what it is measured on
 */
record DataSums(long train, long test) {
  static DataSums of(Splits<?> data) {
    return new DataSums(data.train().fingerprint(), data.test().fingerprint());
  }

  /**
   * Checks that a run that began with this data can go on with {@code found}.
   *
   * @param allowed whether the user wants it to go on with other data
   * @param warned is told of what differs and is not refused
   * @throws UserError if not
   */
  void check(DataSums found, boolean allowed, Consumer<String> warned) {
    if (train != found.train) {
      if (!allowed) {
        throw new UserError(
            ("the examples to train on are as many as those that the run to go on with began with,"
                    + " but not the same (checksum %08x, not %08x); give the same data, add"
                    + " --other-data to go on with these, or start without --resume")
                .formatted(found.train, train));
      }
      warned.accept(
          "the run goes on with other examples to train on than it began with, as --other-data says");
    }
    if (test != found.test) {
      warned.accept(
          "the test data is not that of the epochs before: their results, and which of them is the"
              + " best, do not compare with what comes");
    }
  }
}
