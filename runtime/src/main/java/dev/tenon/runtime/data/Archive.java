package dev.tenon.runtime.data;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar archive packed by gzip. */
final class Archive {
  private Archive() {}

  /**
   * Unpacks the files called {@code names} in the archive's folder {@code inside} into {@code
   * target/inside}, and deletes the archive.
   *
   * <p>Whatever else the archive has is left out, and no path is made of a name in it, so that
   * nothing can be written elsewhere. Each file appears under its name only once it is whole.
   *
   * @throws UserError if the archive cannot be read or lacks a file, or a file cannot be written
   */
  static void unpack(Path archive, String inside, Set<String> names, Path target) {
    Path folder = target.resolve(inside);
    Set<String> missing = new TreeSet<>(names);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(raw))) {
      DiskFiles.createFolder(folder);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        for (String name : names) {
          if (entry.isFile() && entry.getName().equals(inside + "/" + name)) {
            Path whole = folder.resolve(name);
            Path part = folder.resolve(name + ".part");
            try {
              Files.copy(tar, part, StandardCopyOption.REPLACE_EXISTING);
              Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
              Files.deleteIfExists(part); // of a full disk
            }
            missing.remove(name);
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) { // the second by some damaged heads
      throw new UserError(
          "%s cannot be unpacked into %s: %s".formatted(archive, folder, DiskFiles.reason(e)), e);
    }
    if (!missing.isEmpty()) {
      throw new UserError(
          "%s lacks %s; delete it, and download it again"
              .formatted(archive, String.join(", ", missing)));
    }
    try {
      Files.delete(archive);
    } catch (IOException e) {
      // It only takes space.
    }
  }
}
