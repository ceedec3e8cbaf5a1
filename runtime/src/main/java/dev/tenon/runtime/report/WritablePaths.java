package dev.tenon.runtime.report;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks, before a run, that its results will find their place. */
public final class WritablePaths {
  private WritablePaths() {}

  /**
   * Checks that files can be written to {@code folder}, which is made if it is not there.
   *
   * @param option that names it
   * @throws UserError if not
   */
  public static void checkFolder(String option, Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserError(
          "%s takes a folder, and %s is a file; name another place".formatted(option, folder));
    }
    try {
      DiskFiles.createFolder(folder);
      Files.delete(Files.createTempFile(folder, "tenon", ".tmp"));
    } catch (IOException e) {
      throw new UserError(
          "%s %s: nothing can be written there (%s); change its permissions, or name another folder"
              .formatted(option, folder, DiskFiles.reason(e)),
          e);
    }
  }

  /**
   * Checks that {@code file} can be written, or replaced, and leaves no trace.
   *
   * @param option that names it
   * @throws UserError if not
   */
  public static void checkFile(String option, Path file) {
    if (Files.isDirectory(file)) {
      throw new UserError(
          "%s takes a file, and %s is a folder; name a file in it".formatted(option, file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          "%s %s: there is no folder %s; make it, or name another file"
              .formatted(option, file, folder));
    }
    // A device or a pipe would be replaced by a file.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UserError(
          "%s takes a file, and %s is a device; name an ordinary file".formatted(option, file));
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new UserError(
          "%s %s may not be written; change its permissions, or name another file"
              .formatted(option, file));
    }
    try {
      Path target = DiskFiles.target(file);
      Files.deleteIfExists(Files.createTempFile(target.getParent(), "tenon", ".tmp"));
    } catch (IOException e) {
      throw new UserError(
          "%s %s cannot be written: nothing can be created in %s; name a file elsewhere"
              .formatted(option, file, folder),
          e);
    }
  }
}
