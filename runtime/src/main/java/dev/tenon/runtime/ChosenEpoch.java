package dev.tenon.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Which of a run's checkpoints is read.
 *
 * <p>Where nothing is said, that with whose weights the run ended: the best epoch's where the run
 * gave these back in the end, the newest one otherwise. {@link Trainer#restore} and {@link
 * Predictor} read that one.
 */
public final class ChosenEpoch {
  /** The one with whose weights the run ended. */
  public static final ChosenEpoch ENDED = new ChosenEpoch("");

  /** That of the best epoch. */
  public static final ChosenEpoch BEST = new ChosenEpoch("best");

  /** The newest. */
  public static final ChosenEpoch LAST = new ChosenEpoch("last");

  private final String word;
  private final long epochs; // for none of these words

  private ChosenEpoch(String word) {
    this(word, 0);
  }

  private ChosenEpoch(String word, long epochs) {
    this.word = word;
    this.epochs = epochs;
  }

  /** The one after {@code epochs} epochs, 1 or more. */
  public static ChosenEpoch after(long epochs) {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs are counted from 1, not " + epochs);
    }
    return new ChosenEpoch("", epochs);
  }

  /**
   * A checkpoint that was found.
   *
   * @param path of it
   * @param epochs that were done when it was written
   * @param newest whether the run has none after it
   */
  public record Found(Path path, long epochs, boolean newest) {}

  /**
   * Looks for it in the folder of a run, or takes the only checkpoint that {@code folder} is; empty
   * where there is none that is whole.
   *
   * @param skipped is told of each newer one that is damaged
   * @throws UserError if it is not there though others are, or {@code folder} is one checkpoint and
   *     one is to be chosen
   */
  public Optional<Found> in(Path folder, Consumer<String> skipped) {
    if (Files.exists(folder.resolve(Checkpoint.RUN))) {
      return Optional.of(only(folder));
    }
    Optional<Path> newest = CheckpointFolder.newest(folder, skipped);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Checkpoint.Run last = Checkpoint.run(newest.get());
    OptionalLong wanted = epochs(last, folder);
    if (wanted.isEmpty()) {
      return Optional.of(new Found(newest.get(), last.epochs(), true));
    }
    Optional<Path> found = CheckpointFolder.after(folder, wanted.getAsLong());
    if (this == ENDED) {
      Optional<String> damage = found.flatMap(CheckpointFolder::damage);
      damage.ifPresent(skipped);
      if (found.isEmpty() || damage.isPresent()) {
        return Optional.of(new Found(newest.get(), last.epochs(), true));
      }
    }
    if (found.isPresent()) {
      boolean same = found.get().equals(newest.get());
      return Optional.of(new Found(found.get(), wanted.getAsLong(), same));
    }
    List<Long> there = CheckpointFolder.epochs(folder);
    throw new UserError(
        "%s has no checkpoint of epoch %d; it has %s"
            .formatted(
                folder,
                wanted.getAsLong(),
                there.isEmpty()
                    ? "none at the end of an epoch"
                    : "those of "
                        + there.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  private Found only(Path checkpoint) {
    long done = Checkpoint.run(checkpoint).epochs();
    if (this != ENDED) {
      throw new UserError(
          "%s is one checkpoint, of epoch %d; to choose another, name the folder that it lies in"
              .formatted(checkpoint, done));
    }
    return new Found(checkpoint, done, true);
  }

  /** After how many epochs it was written; empty for the newest. */
  private OptionalLong epochs(Checkpoint.Run last, Path folder) {
    RunState state = last.state();
    if (epochs > 0) {
      return OptionalLong.of(epochs);
    }
    boolean best = this == BEST || this == ENDED && state.restored();
    if (!best) {
      return OptionalLong.empty();
    }
    if (state.best() == 0) {
      throw new UserError(
          "no epoch of %s is the best: none is done, or none had a number; give --at-epoch last"
              .formatted(folder));
    }
    return OptionalLong.of(last.epochs() - state.history().size() + state.best());
  }

  /** As it is written: {@code best}, {@code last}, {@code 3}. */
  @Override
  public String toString() {
    return epochs > 0 ? Long.toString(epochs) : word.isEmpty() ? "the run's end" : word;
  }
}
