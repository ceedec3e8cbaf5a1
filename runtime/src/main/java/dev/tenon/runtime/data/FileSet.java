package dev.tenon.runtime.data;

import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    if (options.folder().isPresent()) {
      Path stated = options.folder().get();
      return inFolder(stated).orElseThrow(() -> none("give --data a folder that has them"));
    }
    Optional<Map<String, Found>> shared = options.sharedFolder().flatMap(this::inFolder);
    return shared
        .or(() -> onClassPath(options.resources()))
        .orElseThrow(
            () -> none("name their folder by --data DIR, or in " + DataOptions.DATA_VARIABLE));
  }

  private Optional<Map<String, Found>> inFolder(Path parent) {
    for (Path place : List.of(parent, parent.resolve(folder))) {
      looked.add(place.toString());
      Map<String, Found> found = new HashMap<>();
      for (String name : names) {
        for (String written : List.of(name + ".gz", name)) {
          Path file = place.resolve(written);
          if (Files.isRegularFile(file)) {
            found.put(name, new Found(file.toString(), () -> Files.newInputStream(file)));
            break;
          }
        }
      }
      if (!found.isEmpty()) {
        return Optional.of(complete(found, place.toString()));
      }
    }
    return Optional.empty();
  }

  private Optional<Map<String, Found>> onClassPath(ClassLoader resources) {
    String place = "the class path, folder " + folder;
    looked.add(place);
    Map<String, Found> found = new HashMap<>();
    for (String name : names) {
      for (String written : List.of(name + ".gz", name)) {
        URL resource = resources.getResource(folder + "/" + written);
        if (resource != null) {
          found.put(name, new Found(resource.toString(), resource::openStream));
          break;
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(complete(found, place));
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

  private UserError none(String advice) {
    return new UserError(
        "%s is not there; looked for %s (with or without .gz) in %s; %s"
            .formatted(dataSet, String.join(", ", names), String.join("; ", looked), advice));
  }
}
