package dev.tenon.runtime.data;

import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the files of a data set, in this order: the folder that the user named, or the folder of
 * the data set in it; the same for the folder of {@code TENON_DATA}; the class path. The first
 * place that has one of the files is the place of all of them.
 */
final class FileSet {
  /** A file that was found: what it is called in messages, and how to read it. */
  record Found(String name, Opener opener) {
    InputStream open() throws IOException {
      return opener.open();
    }
  }

  /** Opens a file that was found. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  private static final String VARIABLE = DataOptions.DATA_VARIABLE;

  private final String dataSet;
  private final String folder;
  private final List<String> names;
  private final List<String> looked = new ArrayList<>();

  /**
   * A set of files.
   *
   * @param dataSet how the data set is called in messages
   * @param folder name of its folder in a folder of data sets, and on the class path
   * @param names file names without {@code .gz}; each may have it or not
   */
  FileSet(String dataSet, String folder, List<String> names) {
    this.dataSet = dataSet;
    this.folder = folder;
    this.names = names;
  }

  /**
   * All files, by their name without {@code .gz}.
   *
   * @throws UserError if one is missing
   */
  Map<String, Found> find(DataOptions options) {
    return inFolders(options, List.of())
        .or(() -> onClassPath(options.resources()))
        .orElseThrow(() -> none("name their folder by --data DIR, or in " + VARIABLE));
  }

  /**
   * The files in the folder that the user named; else in that of {@code TENON_DATA}; else in one of
   * {@code further}.
   *
   * @throws UserError if they are not in the folder that the user named, or there are only some
   */
  Optional<Map<String, Found>> inFolders(DataOptions options, List<Path> further) {
    if (options.folder().isPresent()) {
      Path stated = options.folder().get();
      return Optional.of(
          inFolder(stated).orElseThrow(() -> none("give --data a folder that has them")));
    }
    List<Path> places = new ArrayList<>();
    options.sharedFolder().ifPresent(places::add);
    places.addAll(further);
    return places.stream().flatMap(place -> inFolder(place).stream()).findFirst();
  }

  /** Whether {@code parent}, or the folder of the data set in it, has all of the files. */
  boolean isComplete(Path parent) {
    return Stream.of(parent, parent.resolve(folder))
        .anyMatch(place -> inPlace(place).size() == names.size());
  }

  private Optional<Map<String, Found>> inFolder(Path parent) {
    for (Path place : new LinkedHashSet<>(List.of(parent, parent.resolve(folder)))) {
      looked.add(place.toString());
      Map<String, Found> found = inPlace(place);
      if (!found.isEmpty()) {
        return Optional.of(complete(found, place.toString()));
      }
    }
    return Optional.empty();
  }

  private Map<String, Found> inPlace(Path place) {
    return found(
        written -> {
          Path file = place.resolve(written);
          return Files.isRegularFile(file)
              ? new Found(file.toString(), () -> Files.newInputStream(file))
              : null;
        });
  }

  /**
   * The files in the folder of the class path; empty where there is none of them.
   *
   * @throws UserError if there are only some
   */
  Optional<Map<String, Found>> onClassPath(ClassLoader resources) {
    String place = folder.isEmpty() ? "the class path" : "the class path, folder " + folder;
    looked.add(place);
    Map<String, Found> found =
        found(
            written -> {
              URL resource =
                  resources.getResource(folder.isEmpty() ? written : folder + "/" + written);
              return resource == null ? null : new Found(resource.toString(), resource::openStream);
            });
    return found.isEmpty() ? Optional.empty() : Optional.of(complete(found, place));
  }

  /** Each file that {@code look} finds, packed or not, by its name without {@code .gz}. */
  private Map<String, Found> found(Function<String, Found> look) {
    Map<String, Found> found = new HashMap<>();
    for (String name : names) {
      Stream.of(name + ".gz", name)
          .map(look)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(file -> found.put(name, file));
    }
    return found;
  }

  private Map<String, Found> complete(Map<String, Found> found, String place) {
    List<String> missing = names.stream().filter(name -> !found.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new UserError(
          "%s has only %d of the %d files of %s; copy into it: %s (with or without .gz)"
              .formatted(place, found.size(), names.size(), dataSet, String.join(", ", missing)));
    }
    return found;
  }

  /** None of the files is in any place that was looked at. */
  UserError none(String advice) {
    return new UserError(
        "%s is not there; looked for %s (with or without .gz) in %s; %s"
            .formatted(dataSet, String.join(", ", names), String.join("; ", looked), advice));
  }
}
