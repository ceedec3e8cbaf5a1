package dev.tenon.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The weights that models of the tests had before, where builds copy resources to. */
final class Locks {
  private static final String LINE = "// LOCK: ";

  private Locks() {}

  /** Writes what the comments in {@code source} say; gives {@code folder}, which is compiled in. */
  static Path write(Path folder, String file, String source) {
    List<String> lines =
        source
            .lines()
            .filter(l -> l.startsWith(LINE))
            .map(l -> l.substring(LINE.length()))
            .toList();
    if (!lines.isEmpty()) {
      String name = file.replace(".java", "");
      lock(folder.resolve("out/cases"), name, String.join("\n", lines) + "\n");
    }
    return folder;
  }

  /** Writes the lock of the model {@code name}, which has these lines. */
  static void lock(Path folder, String name, String lines) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(name + ".shapes"), "# tenon shapes 1: " + name + "\n" + lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
