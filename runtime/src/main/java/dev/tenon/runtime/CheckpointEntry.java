package dev.tenon.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A checkpoint of a folder, as its name tells.
 *
 * @param epoch how many epochs were done
 * @param step how many steps of the next one; 0 for none
 */
record CheckpointEntry(Path path, long epoch, long step) {
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{4,9})(?:-step-(\\d{6,18}))?");

  static Stream<CheckpointEntry> of(Path path) {
    return of(path, path.getFileName().toString());
  }

  /** Besides, one that was about to be replaced, and whose place is empty. */
  static Stream<CheckpointEntry> orBefore(Path path) {
    String name = path.getFileName().toString();
    Optional<Path> place =
        DiskFiles.leftBy(name)
            .map(path::resolveSibling)
            .filter(p -> path.equals(DiskFiles.before(p)) && !Files.exists(p));
    return place.isEmpty()
        ? of(path)
        : of(path, place.get().getFileName().toString())
            .filter(
                entry ->
                    CheckpointFolder.damage(path)
                        .isEmpty()); // else it is one that was being removed
  }

  private static Stream<CheckpointEntry> of(Path path, String called) {
    Matcher name = NAME.matcher(called);
    return name.matches()
        ? Stream.of(
            new CheckpointEntry(
                path,
                Long.parseLong(name.group(1)),
                name.group(2) == null ? 0 : Long.parseLong(name.group(2))))
        : Stream.empty();
  }
}
