package dev.tenon.runtime.weights;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files of weights so that there is the old one or the new one, and never a part. */
final class WholeFile {
  private WholeFile() {}

  /** What a file holds. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes {@code content} to {@code file}.
   *
   * @throws UserError if that fails; what was there is still there
   */
  static void write(Path file, Content content) {
    Path target = file.toAbsolutePath().normalize();
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    try {
      Files.createDirectories(target.getParent());
      try (FileChannel channel =
              FileChannel.open(
                  fresh,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        content.write(out);
        out.flush();
        channel.force(true);
      }
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(fresh);
      } catch (IOException left) {
        e.addSuppressed(left); // it will be overwritten
      }
      throw new UserError(
          "cannot write the weights %s: %s".formatted(target, DiskFiles.reason(e)), e);
    }
  }
}
