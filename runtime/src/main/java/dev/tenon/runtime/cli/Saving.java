package dev.tenon.runtime.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and when a run writes checkpoints, and whether it goes on from one.
 *
 * @param folder where they are; empty for none
 * @param resume whether the run goes on from the newest one there
 * @param otherData whether it may go on with other data than it began with
 * @param keep how many of the newest stay, 1 or more; the best one stays besides
 * @param everySteps steps between two within an epoch; 0 for one every five minutes. One is written
 *     after each epoch in any case
 */
public record Saving(
    Optional<Path> folder, boolean resume, boolean otherData, int keep, long everySteps) {
  /** No checkpoints. */
  public static final Saving NONE = new Saving(Optional.empty(), false, false, 3, 0);

  /** Checks the ranges. */
  public Saving {
    Objects.requireNonNull(folder, "folder");
    if (resume && folder.isEmpty()) {
      throw new IllegalArgumentException("a run goes on from a folder of checkpoints; name it");
    }
    if (keep < 1) {
      throw new IllegalArgumentException("at least 1 checkpoint is kept, not " + keep);
    }
    if (everySteps < 0) {
      throw new IllegalArgumentException(
          "steps between checkpoints are 0 or more, not " + everySteps);
    }
  }

  /** This in {@code path}. */
  public Saving in(Path path) {
    return new Saving(Optional.of(path), resume, otherData, keep, everySteps);
  }

  /** This, going on from the newest checkpoint in its folder or not. */
  public Saving resumed(boolean value) {
    return new Saving(folder, value, otherData, keep, everySteps);
  }

  /** This, with a run that may go on with other data than it began with, or not. */
  public Saving withOtherData(boolean value) {
    return new Saving(folder, resume, value, keep, everySteps);
  }

  /** This with {@code count} of the newest checkpoints kept. */
  public Saving keeping(int count) {
    return new Saving(folder, resume, otherData, count, everySteps);
  }

  /** This with a checkpoint every {@code steps} steps, besides those after epochs. */
  public Saving every(long steps) {
    return new Saving(folder, resume, otherData, keep, steps);
  }
}
