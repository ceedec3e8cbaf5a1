package dev.tenon.runtime;

import dev.tenon.runtime.cli.Saving;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The checkpoints of one run: a folder each, {@code epoch-0003} after three epochs and {@code
 * epoch-0003-step-000120} 120 steps later.
 *
 * <p>The newest ones stay, and the one after the best epoch of the run. One process at a time
 * writes here: the system frees its lock whatever way the process ends.
 */
final class CheckpointFolder implements AutoCloseable {
  private static final String LOCK = ".lock";

  /** How often a folder is read anew that changes meanwhile. */
  private static final int READINGS = 5;

  /** Folders that this program has open: the system's lock is between programs. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path real;
  private final int keep;
  private final FileChannel lock;

  private CheckpointFolder(Path folder, Path real, int keep, FileChannel lock) {
    this.folder = folder;
    this.real = real;
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
    Path real = null;
    FileChannel lock = null;
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new UserError(
            "checkpoints are written to a folder, and %s is a file; name a folder"
                .formatted(folder));
      }
      DiskFiles.createFolder(folder);
      // Asked before a channel is opened: closing any channel of a file frees the system's lock.
      if (!OPEN.add(folder.toRealPath())) {
        throw new OverlappingFileLockException();
      }
      real = folder.toRealPath();
      // known before the first epoch, and not when that is to be saved
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
      lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new OverlappingFileLockException();
      }
      CheckpointFolder opened = new CheckpointFolder(folder, real, keep, lock);
      opened.sweep();
      return opened;
    } catch (OverlappingFileLockException e) {
      close(real, lock);
      throw new UserError(
          "another run writes its checkpoints to %s; wait for its end, or name another folder"
              .formatted(folder),
          e);
    } catch (IOException e) {
      close(real, lock);
      throw new UserError(
          "cannot write checkpoints to %s: %s; name another folder"
              .formatted(folder, DiskFiles.reason(e)),
          e);
    }
  }

  /**
   * The folder that {@code saving} names; null where it names none.
   *
   * @throws UserError besides, if it holds a run and {@code saving} does not go on with one, is not
   *     there and {@code saving} does, or is itself a checkpoint
   */
  static CheckpointFolder open(Saving saving) {
    if (saving.folder().isEmpty()) {
      return null;
    }
    Path path = saving.folder().get();
    if (Files.exists(path.resolve(Checkpoint.RUN))) {
      throw new UserError(
          "%s is one checkpoint; name the folder of the run that it belongs to%s"
              .formatted(path, saving.resume() ? "" : ", with --resume, or another one"));
    }
    if (saving.resume() && !Files.exists(path)) {
      throw new UserError(
          "there is no folder %s to go on from; correct its name, or start without --resume"
              .formatted(path));
    }
    CheckpointFolder folder = open(path, saving.keep());
    if (!saving.resume() && !folder.isEmpty()) {
      folder.close();
      throw new UserError(
          "%s holds the checkpoints of a run; go on from them with --resume, or name another folder"
              .formatted(folder));
    }
    return folder;
  }

  /**
   * Removes what a process that was killed left half written or half deleted. One that was about to
   * be replaced, and whose place is still empty, gets it back.
   */
  private void sweep() throws IOException {
    List<Path> rests;
    try (Stream<Path> files = Files.list(folder)) {
      rests = files.filter(CheckpointFolder::isRest).toList();
    }
    for (Path rest : rests) {
      Path place = folder.resolve(DiskFiles.leftBy(rest.getFileName().toString()).orElseThrow());
      boolean lost = rest.equals(DiskFiles.before(place)) && !Files.exists(place);
      if (lost && damage(rest).isEmpty()) {
        Files.move(rest, place, StandardCopyOption.ATOMIC_MOVE);
      } else {
        DiskFiles.delete(rest);
      }
    }
  }

  private static boolean isRest(Path path) {
    return DiskFiles.leftBy(path.getFileName().toString())
        .filter(name -> CheckpointEntry.of(Path.of(name)).findAny().isPresent())
        .isPresent();
  }

  /** The newest checkpoint that is whole; {@code skipped} is told of each newer one. */
  static Optional<Path> newest(Path folder, Consumer<String> skipped) {
    return newest(folder, skipped, READINGS);
  }

  private static Optional<Path> newest(Path folder, Consumer<String> skipped, int readings) {
    List<String> damaged = new ArrayList<>();
    Optional<Path> newest = Optional.empty();
    for (CheckpointEntry entry : readable(folder)) {
      Optional<String> damage = damage(entry.path());
      if (damage.isEmpty()) {
        newest = Optional.of(entry.path());
        break;
      }
      if (readings > 1 && !Files.exists(entry.path())) {
        // a run that is under way has written newer ones, and removed this one meanwhile
        return newest(folder, skipped, readings - 1);
      }
      damaged.add(damage.get());
    }
    damaged.forEach(skipped);
    return newest;
  }

  /** What is wrong with a checkpoint of a run; empty where it is whole. */
  static Optional<String> damage(Path checkpoint) {
    try {
      Checkpoint.Run run = Checkpoint.run(checkpoint);
      Optional<String> damage =
          run.state() == null
              ? Optional.of("it says nothing of a run")
              : Checkpoint.damage(checkpoint, run);
      return damage.map(
          what -> "the checkpoint %s is damaged and left out: %s".formatted(checkpoint, what));
    } catch (UserError e) {
      return Optional.of(e.getMessage() + "; it is left out");
    }
  }

  /** All checkpoints, the newest first. */
  private static List<CheckpointEntry> entries(Path folder) {
    return entries(folder, CheckpointEntry::of);
  }

  /** All that can be read before a run puts one back that was about to be replaced. */
  private static List<CheckpointEntry> readable(Path folder) {
    return entries(folder, CheckpointEntry::orBefore);
  }

  private static List<CheckpointEntry> entries(
      Path folder, Function<Path, Stream<CheckpointEntry>> of) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(of)
          .sorted(
              Comparator.comparingLong(CheckpointEntry::epoch)
                  .thenComparingLong(CheckpointEntry::step)
                  .reversed())
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
   * Writes a checkpoint and removes those that are no longer kept. Where the disk is full, it takes
   * the place of the oldest ones: of those that are there, the newest and the best stay.
   *
   * @param warned is told of one that had to give way
   * @throws UserError if it cannot be written
   */
  Path save(Checkpoint.Run run, Consumer<String> variables, Consumer<String> warned) {
    long step = run.state().step();
    Path target =
        folder.resolve(
            step == 0
                ? String.format(Locale.ROOT, "epoch-%04d", run.epochs())
                : String.format(Locale.ROOT, "epoch-%04d-step-%06d", run.epochs(), step));
    if (Files.exists(target) && !Files.exists(target.resolve(Checkpoint.RUN))) {
      DiskFiles.deleteIfPossible(target); // damaged, and left out when the run was resumed
    }
    boolean written = false;
    while (!written) {
      try {
        Checkpoint.write(target, run, variables);
        written = true;
      } catch (UserError e) {
        if (!(e.getCause() instanceof Exception cause && DiskFiles.isFull(cause))
            || !gaveWay(run, warned)) {
          throw e;
        }
      }
    }
    removeOthers(target, run);
    return target;
  }

  /** Makes room; false where there is none to be made. */
  private boolean gaveWay(Checkpoint.Run run, Consumer<String> warned) {
    Optional<Path> last = newest(skipped -> {});
    List<Path> spare =
        entries(folder).stream()
            .filter(entry -> !isBest(entry, run) && !last.equals(Optional.of(entry.path())))
            .map(CheckpointEntry::path)
            .toList();
    if (spare.isEmpty()) {
      return false;
    }
    Path oldest = spare.get(spare.size() - 1);
    remove(oldest);
    if (Files.exists(oldest)) {
      return false;
    }
    warned.accept(
        "the disk is full, so the checkpoint %s gives way to a newer one".formatted(oldest));
    return true;
  }

  /** The checkpoint after {@code epochs} epochs; empty where there is none. */
  Optional<Path> after(long epochs) {
    return after(folder, epochs);
  }

  /** The checkpoint in {@code folder} after {@code epochs} epochs; empty where there is none. */
  static Optional<Path> after(Path folder, long epochs) {
    return readable(folder).stream()
        .filter(entry -> entry.step() == 0 && entry.epoch() == epochs)
        .map(CheckpointEntry::path)
        .findFirst();
  }

  /** After which epochs there are checkpoints in {@code folder}, in order. */
  static List<Long> epochs(Path folder) {
    return readable(folder).stream()
        .filter(entry -> entry.step() == 0)
        .map(CheckpointEntry::epoch)
        .sorted()
        .toList();
  }

  /**
   * Leaves {@code written}, as many before it as are kept, and the best. What would come after it
   * is damaged, since the run went on from before that, and would be taken for newer.
   */
  private void removeOthers(Path written, Checkpoint.Run run) {
    List<CheckpointEntry> all = entries(folder);
    int present = 0;
    while (!all.get(present).path().equals(written)) {
      remove(all.get(present++).path());
    }
    all.stream()
        .skip((long) present + keep)
        .filter(entry -> !isBest(entry, run))
        .forEach(entry -> remove(entry.path()));
  }

  /** The epochs of a run are the last ones of all that were ever done. */
  private static boolean isBest(CheckpointEntry entry, Checkpoint.Run run) {
    int epoch = run.state().best();
    long best = run.epochs() - run.state().history().size() + epoch;
    return epoch > 0 && entry.step() == 0 && entry.epoch() == best;
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
    close(real, lock);
  }

  /** Lets others in: {@code channel}, with its lock, before {@code folder} is open to this one. */
  private static void close(Path folder, FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UserError("cannot close a file: " + DiskFiles.reason(e), e);
    } finally {
      if (folder != null) {
        OPEN.remove(folder);
      }
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
