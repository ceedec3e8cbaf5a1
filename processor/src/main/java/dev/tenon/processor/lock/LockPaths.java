package dev.tenon.processor.lock;

import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.FileObject;

/** Files as a person types them. */
final class LockPaths {
  /** Where Maven, Gradle and Eclipse put copies of resources, and what they copy. */
  private static final Map<String, String> COPIES =
      Map.of(
          "target/classes", "src/main/resources",
          "target/test-classes", "src/test/resources",
          "build/resources/main", "src/main/resources",
          "build/classes/java/main", "src/main/resources",
          "bin/main", "src/main/resources");

  private LockPaths() {}

  /** Where {@code file} is; null where that is no path. */
  static Path of(FileObject file) {
    try {
      return Path.of(file.toUri());
    } catch (IllegalArgumentException | FileSystemNotFoundException | SecurityException e) {
      return null;
    }
  }

  /** The file in the sources that {@code copy} is a copy of, as far as one can see. */
  static Path source(Path copy) {
    if (copy == null) {
      return null;
    }
    for (Map.Entry<String, String> entry : COPIES.entrySet()) {
      Path built = Path.of(entry.getKey());
      for (Path folder = copy.getParent(); folder != null; folder = folder.getParent()) {
        if (folder.endsWith(built)) {
          Path root = folder;
          for (int i = 0; i < built.getNameCount() && root != null; i++) {
            root = root.getParent();
          }
          Path source =
              (root == null ? Path.of("") : root)
                  .resolve(entry.getValue())
                  .resolve(folder.relativize(copy).toString());
          if (Files.exists(source)) {
            return source;
          }
        }
      }
    }
    return copy;
  }

  /** {@code path} for a command, from the folder that this runs in; {@code name} without one. */
  static String shown(Path path, String name) {
    if (path == null) {
      return name;
    }
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    String text = (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    return text.contains(" ") ? '"' + text + '"' : text;
  }
}
