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
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "tenon", ".tmp"));
    } catch (IOException e) {
      throw new UserError(
          "%s %s: nothing can be written there (%s); change its permissions, or name another folder"
              .formatted(option, folder, DiskFiles.reason(e)),
          e);
    }
  }
}
