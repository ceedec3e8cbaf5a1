package dev.tenon.runtime.data;

import dev.tenon.runtime.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a data source may look, and what it may do.
 *
 * @param folder the folder the user named ({@code --data}); then nothing else is looked at
 * @param download whether data that is nowhere may be downloaded ({@code --download})
 * @param environment environment variables; {@code TENON_DATA} names a folder of data sets
 * @param resources where files on the class path are found
 * @param notes is told, in one line each, what the user should know, such as how a download goes
 */
public record DataOptions(
    Optional<Path> folder,
    boolean download,
    Map<String, String> environment,
    ClassLoader resources,
    Consumer<String> notes) {
  /** The environment variable that names a folder of data sets. */
  public static final String DATA_VARIABLE = "TENON_DATA";

  /** Checks that nothing is missing. */
  public DataOptions {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(resources, "resources");
    Objects.requireNonNull(notes, "notes");
    environment = Map.copyOf(environment);
  }

  /** Looks without downloading, and says nothing. */
  public DataOptions(
      Optional<Path> folder, Map<String, String> environment, ClassLoader resources) {
    this(folder, false, environment, resources, note -> {});
  }

  /** The environment of this process, and the class path that {@code model} is on. */
  public static DataOptions of(Optional<Path> folder, Class<?> model) {
    return new DataOptions(folder, System.getenv(), model.getClassLoader());
  }

  /** This, with downloading allowed or not. */
  public DataOptions withDownload(boolean value) {
    return new DataOptions(folder, value, environment, resources, notes);
  }

  /** This, telling {@code listener}. */
  public DataOptions withNotes(Consumer<String> listener) {
    return new DataOptions(folder, download, environment, resources, listener);
  }

  /**
   * The folder of {@code TENON_DATA}; empty where it is not set.
   *
   * @throws UserError if it is no path
   */
  public Optional<Path> sharedFolder() {
    return variable(DATA_VARIABLE);
  }

  /** The folder of the user for files that can be had again; it need not exist. */
  public Path cacheFolder() {
    return variable("XDG_CACHE_HOME").orElseGet(this::systemCache).resolve("tenon");
  }

  private Path systemCache() {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return variable("LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
    }
    return system.startsWith("mac")
        ? home.resolve("Library").resolve("Caches")
        : home.resolve(".cache");
  }

  private Optional<Path> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isBlank())
        .map(text -> path(name, text));
  }

  private static Path path(String name, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserError("%s is no path: %s".formatted(name, e.getMessage()), e);
    }
  }
}
