package dev.tenon.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to replace a folder, which one writer has at a time, in this process and among all that
 * the system's locks reach. Who comes later waits. A process that ends in whatever way gives it
 * back.
 *
 * <p>The lock is on a hidden file beside the folder, which is there only meanwhile.
 */
final class WriteLock {
  private static final System.Logger LOG = System.getLogger(WriteLock.class.getName());

  /** A size that limits on the sizes of files allow. */
  private static final int MOST_MARK = 4096;

  /** The system's locks are between programs: those of this one, by folder, while one is wanted. */
  private static final Map<String, Here> HERE = new ConcurrentHashMap<>();

  /** The lock among the threads of this program. */
  private static final class Here {
    private final ReentrantLock lock = new ReentrantLock();
    private int wanted;
  }

  private WriteLock() {}

  /** What is done by one writer at a time. */
  @FunctionalInterface
  interface Writing {
    /** Does it. */
    void run() throws IOException;
  }

  /** Waits for the right to write to {@code folder}, and does that. */
  static void during(Path folder, Writing writing) throws IOException {
    DiskFiles.createFolder(folder.getParent());
    Path file =
        folder.getParent().toRealPath().resolve(".%s.tenon-lock".formatted(folder.getFileName()));
    String key = file.toString().toLowerCase(Locale.ROOT); // names that may mean one file
    Here here =
        HERE.compute(
            key,
            (k, present) -> {
              Here wanted = present == null ? new Here() : present;
              wanted.wanted++;
              return wanted;
            });
    here.lock.lock();
    try {
      FileChannel channel = locked(file);
      try {
        writing.run();
      } finally {
        remove(file); // while nobody else has the lock
        channel.close();
      }
    } finally {
      here.lock.unlock();
      HERE.computeIfPresent(key, (k, present) -> --present.wanted == 0 ? null : present);
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean locked = false;
      try {
        locked = isLocked(channel, file);
      } finally {
        if (!locked) {
          channel.close();
        }
      }
      if (locked) {
        return channel;
      }
    }
  }

  /** Whether the lock is on the file of this name, and not on one that its holder has removed. */
  private static boolean isLocked(FileChannel channel, Path file) throws IOException {
    try {
      channel.lock();
    } catch (FileLockInterruptionException | ClosedChannelException e) {
      throw new IOException("interrupted while waiting for another program that writes there", e);
    } catch (IOException e) {
      // Some network drives have no locks.
      LOG.log(System.Logger.Level.DEBUG, "{0} cannot be locked: {1}", file, e);
      return true;
    }
    // Told apart by their sizes: to open it once more, and to close that, would free the lock.
    int mark = ThreadLocalRandom.current().nextInt(1, MOST_MARK);
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(new byte[1]), mark - 1);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} cannot be marked: {1}", file, e);
      return true; // a full disk, which the writer tells better
    }
    try {
      return Files.size(file) == mark;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} stays: {1}", file, e);
    }
  }
}
