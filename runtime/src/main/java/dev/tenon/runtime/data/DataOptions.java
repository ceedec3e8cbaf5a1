package dev.tenon.runtime.data;

import dev.tenon.runtime.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a data source may look.
 *
 * @param folder the folder the user named ({@code --data}); then nothing else is looked at
 * @param environment environment variables; {@code TENON_DATA} names a folder of data sets
 * @param resources where files on the class path are found
 */
public record DataOptions(
    Optional<Path> folder, Map<String, String> environment, ClassLoader resources) {
  /** The environment variable that names a folder of data sets. */
  public static final String DATA_VARIABLE = "TENON_DATA";

  /** Checks that nothing is missing. */
  public DataOptions {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(resources, "resources");
    environment = Map.copyOf(environment);
  }

  /** The environment of this process, and the class path that {@code model} is on. */
  public static DataOptions of(Optional<Path> folder, Class<?> model) {
    return new DataOptions(folder, System.getenv(), model.getClassLoader());
  }

  /**
   * The folder of {@code TENON_DATA}; empty where it is not set.
   *
   * @throws UserError if it is no path
   */
  public Optional<Path> sharedFolder() {
    return Optional.ofNullable(environment.get(DATA_VARIABLE))
        .filter(text -> !text.isBlank())
        .map(DataOptions::path);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserError("%s is no path: %s".formatted(DATA_VARIABLE, e.getMessage()), e);
    }
  }
}
