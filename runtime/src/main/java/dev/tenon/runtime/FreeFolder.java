package dev.tenon.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a folder may be replaced: nothing that a user keeps in it would be lost. */
final class FreeFolder {
  private static final Set<String> OF_FILE_MANAGERS =
      Set.of(".DS_Store", "Thumbs.db", "desktop.ini");

  private FreeFolder() {}

  /**
   * Checks that what is at {@code target} may be replaced by a folder.
   *
   * @param what stands there then
   * @param known whether one is there already, which is replaced
   * @param part whether such a folder holds this file, which is told with {@code /} between names
   * @throws UserError if there is something else, or something of the user's in it
   */
  static void check(Path target, String what, boolean known, Predicate<String> part)
      throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    List<String> names = Files.isDirectory(target) ? contentsOf(target) : List.of();
    if (!Files.isDirectory(target) || !names.isEmpty() && !known) {
      throw new UserError(
          "%1$s exists and is no %2$s; give another path for the %2$s".formatted(target, what));
    }
    names.stream()
        .filter(part.negate())
        .findFirst()
        .ifPresent(
            name -> {
              throw new UserError(
                  "%s holds %s, which is no part of a %s and would be lost; move it away, or give another path"
                      .formatted(target, name, what));
            });
  }

  /**
   * All files below {@code folder} but those that file managers leave in each that they show, and,
   * ending with {@code /}, the folders that hold nothing else.
   */
  private static List<String> contentsOf(Path folder) throws IOException {
    try (Stream<Path> held = Files.walk(folder)) {
      List<Path> all =
          held.filter(path -> !path.equals(folder))
              .filter(path -> !OF_FILE_MANAGERS.contains(path.getFileName().toString()))
              .toList();
      Set<Path> holding = all.stream().map(Path::getParent).collect(Collectors.toSet());
      return all.stream()
          .filter(path -> !holding.contains(path))
          .map(
              path ->
                  folder.relativize(path).toString().replace(File.separatorChar, '/')
                      + (Files.isDirectory(path) ? "/" : ""))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
