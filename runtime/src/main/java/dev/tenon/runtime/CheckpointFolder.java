package dev.tenon.runtime;

import dev.tenon.runtime.cli.Saving;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one run: a folder each, {@code epoch-0003} after three epochs and {@code
 * epoch-0003-step-000120} 120 steps later.
 *
 * <p>The newest ones stay, and the one after the best epoch of the run. One process at a time
 * writes here: the system frees its lock whatever way the process ends.
 */
final class CheckpointFolder implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{4,9})(?:-step-(\\d{6,18}))?");
  private static final String LOCK = ".lock";

  private final Path folder;
  private final int keep;
  private final FileChannel lock;

  /** A checkpoint of the folder. */
  private record Entry(Path path, long epoch, long step) {
    static Stream<Entry> of(Path path) {
      Matcher name = NAME.matcher(path.getFileName().toString());
      return name.matches()
          ? Stream.of(
              new Entry(
                  path,
                  Long.parseLong(name.group(1)),
                  name.group(2) == null ? 0 : Long.parseLong(name.group(2))))
          : Stream.empty();
    }
  }

  private CheckpointFolder(Path folder, int keep, FileChannel lock) {
    this.folder = folder;
    this.keep = keep;
    this.lock = lock;
  }

  /**
   * Opens {@code path}, which is made if it is not there, for the only run that writes to it.
   *
   * @param keep how many of the newest checkpoints stay
   * @throws UserError if it cannot be written to, or another run does
   */
  static CheckpointFolder open(Path path, int keep) {
    Path folder = path.toAbsolutePath().normalize();
    FileChannel lock = null;
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new UserError(
            "checkpoints are written to a folder, and %s is a file; name a folder"
                .formatted(folder));
      }
      DiskFiles.createFolder(folder);
      lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException();
      }
      CheckpointFolder opened = new CheckpointFolder(folder, keep, lock);
      opened.sweep();
      return opened;
    } catch (OverlappingFileLockException e) {
      close(lock);
      throw new UserError(
          "another run writes its checkpoints to %s; wait for its end, or name another folder"
              .formatted(folder),
          e);
    } catch (IOException e) {
      close(lock);
      throw new UserError(
          "cannot write checkpoints to %s: %s; name another folder"
              .formatted(folder, DiskFiles.reason(e)),
          e);
    }
  }

  /**
   * The folder that {@code saving} names; null where it names none.
   *
   * @throws UserError besides, if it holds a run and {@code saving} does not go on with one
   */
  static CheckpointFolder open(Saving saving) {
    if (saving.folder().isEmpty()) {
      return null;
    }
    CheckpointFolder folder = open(saving.folder().get(), saving.keep());
    if (!saving.resume() && !folder.isEmpty()) {
      folder.close();
      throw new UserError(
          "%s holds the checkpoints of a run; go on from them with --resume, or name another folder"
              .formatted(folder));
    }
    return folder;
  }

  /** Removes what a process that was killed left half written or half deleted. */
  private void sweep() throws IOException {
    List<Path> rests;
    try (Stream<Path> files = Files.list(folder)) {
      rests = files.filter(CheckpointFolder::isRest).toList();
    }
    for (Path rest : rests) {
      DiskFiles.delete(rest);
    }
  }

  private static boolean isRest(Path path) {
    return DiskFiles.leftBy(path.getFileName().toString())
        .filter(name -> NAME.matcher(name).matches())
        .isPresent();
  }

  /** The newest checkpoint that is whole. */
  static Optional<Path> newest(Path folder) {
    return newest(folder, skipped -> {});
  }

  /** The newest checkpoint that is whole; {@code skipped} is told of each newer one. */
  static Optional<Path> newest(Path folder, Consumer<String> skipped) {
    for (Entry entry : entries(folder)) {
      Optional<String> damage = damage(entry.path());
      if (damage.isEmpty()) {
        return Optional.of(entry.path());
      }
      skipped.accept(damage.get());
    }
    return Optional.empty();
  }

  /** What is wrong with a checkpoint of a run; empty where it is whole. */
  static Optional<String> damage(Path checkpoint) {
    Optional<String> damage;
    try {
      Checkpoint.Run run = Checkpoint.run(checkpoint);
      damage =
          run.state() == null
              ? Optional.of("it says nothing of a run")
              : Checkpoint.damage(checkpoint, run);
    } catch (UserError e) {
      damage = Optional.of(e.getMessage());
    }
    return damage.map(
        what -> "the checkpoint %s is damaged and left out: %s".formatted(checkpoint, what));
  }

  /** All checkpoints, the newest first. */
  private static List<Entry> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(Entry::of)
          .sorted(Comparator.comparingLong(Entry::epoch).thenComparingLong(Entry::step).reversed())
          .toList();
    } catch (IOException e) {
      throw new UserError(
          "cannot read checkpoints in %s: %s".formatted(folder, DiskFiles.reason(e)), e);
    }
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return entries(folder).isEmpty();
  }

  /** {@link #newest(Path, Consumer)} of this folder. */
  Optional<Path> newest(Consumer<String> skipped) {
    return newest(folder, skipped);
  }

  /**
   * Writes a checkpoint and removes those that are no longer kept.
   *
   * @throws UserError if it cannot be written
   */
  Path save(Checkpoint.Run run, Consumer<String> variables) {
    long step = run.state().step();
    Path target =
        folder.resolve(
            step == 0
                ? "epoch-%04d".formatted(run.epochs())
                : "epoch-%04d-step-%06d".formatted(run.epochs(), step));
    if (Files.exists(target) && !Files.exists(target.resolve(Checkpoint.RUN))) {
      DiskFiles.deleteIfPossible(target); // damaged, and left out when the run was resumed
    }
    Checkpoint.write(target, run, variables);
    removeOld(run);
    return target;
  }

  /** The checkpoint after {@code epochs} epochs; empty where there is none. */
  Optional<Path> after(long epochs) {
    return after(folder, epochs);
  }

  /** The checkpoint in {@code folder} after {@code epochs} epochs; empty where there is none. */
  static Optional<Path> after(Path folder, long epochs) {
    return entries(folder).stream()
        .filter(entry -> entry.step() == 0 && entry.epoch() == epochs)
        .map(Entry::path)
        .findFirst();
  }

  /** After which epochs there are checkpoints in {@code folder}, in order. */
  static List<Long> epochs(Path folder) {
    return entries(folder).stream()
        .filter(entry -> entry.step() == 0)
        .map(Entry::epoch)
        .sorted()
        .toList();
  }

  /** The epochs of the run are the last ones of all that were ever done. */
  private void removeOld(Checkpoint.Run run) {
    List<Entry> all = entries(folder);
    Set<Entry> kept = new HashSet<>(all.subList(0, Math.min(keep, all.size())));
    int epoch = run.state().best();
    long best = run.epochs() - run.state().history().size() + epoch;
    for (Entry entry : all) {
      boolean isBest = epoch > 0 && entry.step() == 0 && entry.epoch() == best;
      if (!isBest && !kept.contains(entry)) {
        remove(entry.path());
      }
    }
  }

  /** First under another name: a folder that is half deleted is no checkpoint any more. */
  private static void remove(Path checkpoint) {
    Path old = DiskFiles.before(checkpoint);
    try {
      DiskFiles.delete(old);
      Files.move(checkpoint, old, StandardCopyOption.ATOMIC_MOVE);
      DiskFiles.delete(old);
    } catch (IOException e) {
      // It takes room and harms nobody; the next time may succeed.
      DiskFiles.deleteIfPossible(old);
    }
  }

  @Override
  public void close() {
    close(lock);
  }

  private static void close(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UserError("cannot close a file: " + DiskFiles.reason(e), e);
      }
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
