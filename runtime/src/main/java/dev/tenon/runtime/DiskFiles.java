package dev.tenon.runtime;

import dev.tenon.ir.Counted;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Files that must be whole after a crash. */
public final class DiskFiles {
  private static final System.Logger LOG = System.getLogger(DiskFiles.class.getName());
  private static final int BUFFER = 1 << 16;

  /** What stands beside a folder for a moment must have no name that a user's backup may have. */
  private static final String FRESH = ".tenon-new";

  private static final String OLD = ".tenon-old";

  private DiskFiles() {}

  /**
   * What tells whether a file is the one that was written.
   *
   * @param bytes its size
   * @param crc32c its checksum by Castagnoli's polynomial, as in TensorFlow's own files
   */
  public record Sum(long bytes, long crc32c) {}

  /** Those of all files in {@code folder}, by name. */
  static Map<String, Sum> sums(Path folder) throws IOException {
    Map<String, Sum> sums = new TreeMap<>();
    for (Path file : contents(folder)) {
      sums.put(file.getFileName().toString(), sum(file));
    }
    return sums;
  }

  private static Sum sum(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        crc.update(buffer, 0, length);
        bytes += length;
      }
    }
    return new Sum(bytes, crc.getValue());
  }

  /** What makes {@code file} another one than {@code expected} describes. */
  static Optional<String> damage(Path file, Sum expected) {
    if (expected == null) {
      return Optional.of("nothing is known of " + file.getFileName());
    }
    try {
      long bytes = Files.size(file);
      if (bytes != expected.bytes()) {
        return Optional.of(
            "%s has %s, not %,d"
                .formatted(file.getFileName(), Counted.of(bytes, "byte"), expected.bytes()));
      }
      return sum(file).equals(expected)
          ? Optional.empty()
          : Optional.of(file.getFileName() + " has another checksum than when it was written");
    } catch (NoSuchFileException e) {
      return Optional.of(file.getFileName() + " is missing");
    } catch (IOException e) {
      return Optional.of("%s cannot be read: %s".formatted(file.getFileName(), reason(e)));
    }
  }

  /** Has all of {@code folder} written to the disk, with the folders in it. */
  private static void force(Path folder) throws IOException {
    for (Path file : contents(folder)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    for (Path inner : folders(folder)) {
      force(inner);
    }
    forceFolder(folder);
  }

  /** Has the names in {@code folder} written to the disk, where the system can do that. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; its names are safe without it.
      LOG.log(System.Logger.Level.DEBUG, "names of {0} are not forced: {1}", folder, e);
    }
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).toList();
    }
  }

  /** What a file holds. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void write(OutputStream out) throws IOException;
  }

  /** {@link #write(Path, Content)} of what is in memory. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * Writes {@code content} to {@code file} under another name, which is moved once it is whole and
   * on the disk. A link stays one.
   *
   * @throws FileSystemException besides, if something else than a file is there: a device or a pipe
   *     would be replaced
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = target(file);
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new FileSystemException(
          file.toString(),
          null,
          Files.isDirectory(target) ? "it is a folder" : "it is a device, not an ordinary file");
    }
    Path temporary =
        target.resolveSibling(
            "%s.%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid()));
    try {
      try (FileChannel channel =
              FileChannel.open(
                  temporary,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
        content.write(out);
        out.flush();
        channel.force(true);
      }
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** What a folder holds. */
  @FunctionalInterface
  interface Filling {
    /** Writes it into {@code folder}. */
    void fill(Path folder) throws IOException;
  }

  /**
   * Fills a folder under another name, which takes the place of {@code target} once it is whole and
   * on the disk. After a crash the one before stands there, or beside it as {@link #before}.
   */
  static void replace(Path target, Filling content) throws IOException {
    Path fresh = sibling(target, FRESH);
    Path old = before(target);
    try {
      createFolder(target.getParent());
      delete(fresh);
      createFolder(fresh);
      content.fill(fresh);
      force(fresh);
      if (Files.exists(target)) {
        delete(old);
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      forceFolder(target.getParent());
      delete(old);
    } catch (IOException | RuntimeException e) {
      deleteIfPossible(fresh);
      throw e;
    }
  }

  /** Where the folder stands that is about to be replaced. */
  static Path before(Path folder) {
    return sibling(folder, OLD);
  }

  /**
   * {@code folder}, or the one that it was about to replace where a process ended between the two
   * moves of that.
   */
  public static Path present(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path old = before(linked(absolute));
    return !Files.exists(absolute) && Files.isDirectory(old) ? old : folder;
  }

  /** The name of the folder of which {@code name} is what a {@link #replace} left that was cut. */
  static Optional<String> leftBy(String name) {
    return Stream.of(FRESH, OLD)
        .filter(name::endsWith)
        .map(suffix -> name.substring(0, name.length() - suffix.length()))
        .findFirst();
  }

  private static Path sibling(Path path, String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /**
   * Makes {@code folder}, and those around it, where they are not there.
   *
   * @throws IOException whose {@link #reason} names what is in the way
   */
  public static void createFolder(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      Path there = folder.toAbsolutePath();
      while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
        there = there.getParent();
      }
      String obstacle;
      if (!Files.isDirectory(there)) {
        obstacle = there + (Files.exists(there) ? " is a file" : " is a link to nothing");
      } else if (e instanceof NoSuchFileException) {
        obstacle = "nothing can be created in " + there;
      } else {
        throw e;
      }
      FileSystemException told = new FileSystemException(folder.toString(), null, obstacle);
      told.initCause(e);
      throw told;
    }
  }

  /** The file itself where {@code file} is a link to it. */
  public static Path target(Path file) throws IOException {
    return Files.exists(file) ? file.toRealPath() : linked(file.toAbsolutePath());
  }

  /** {@code path}, or what it is a link to, which need not be there. */
  private static Path linked(Path path) {
    try {
      return Files.isSymbolicLink(path)
          ? path.resolveSibling(Files.readSymbolicLink(path)).normalize()
          : path;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the link {0} cannot be read: {1}", path, e);
      return path;
    }
  }

  /** Deletes {@code folder}, if it is there, with all that it holds. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> contents;
    try (Stream<Path> all = Files.walk(folder)) {
      contents = all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : contents) {
      Files.delete(file);
    }
  }

  /** Deletes {@code folder}, or leaves it where that fails: it will be overwritten. */
  static void deleteIfPossible(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} stays: {1}", folder, e);
    }
  }

  /** Whether writing failed since there is no more room. */
  static boolean isFull(Exception e) {
    String reason = reason(e).toLowerCase(Locale.ROOT);
    return reason.contains("no space left")
        || reason.contains("not enough space")
        || reason.contains("quota exceeded");
  }

  /** Whether the disk is to blame, or a limit of the system, and not what the user asked for. */
  static boolean isFault(Exception e) {
    String reason = reason(e).toLowerCase(Locale.ROOT);
    return isFull(e) || reason.contains("input/output error") || reason.contains("file too large");
  }

  /** {@link #reason} of what was not written, with what to do where the disk is full. */
  public static String notWritten(Exception e) {
    return reason(e) + (isFull(e) ? "; make room there, or name another place" : "");
  }

  /** Why reading or writing failed, in words for the user. */
  public static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    String first = message.lines().findFirst().orElse(message);
    // TensorFlow: "/the/path/of/a/temporary/file; No space left on device"
    int path = first.startsWith("/") ? first.lastIndexOf("; ") : -1;
    return path < 0 ? first : first.substring(path + 2);
  }
}
