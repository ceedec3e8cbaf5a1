package dev.tenon.runtime.cli;

import dev.tenon.runtime.report.WritablePaths;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What is written of a run for people to look at.
 *
 * @param events the folder for TensorBoard; empty for none
 */
public record Visuals(Optional<Path> events) {
  /** Nothing. */
  public static final Visuals NONE = new Visuals(Optional.empty());

  /** Checks that nothing is null. */
  public Visuals {
    Objects.requireNonNull(events, "events");
  }

  /** This with events for TensorBoard in {@code folder}. */
  public Visuals withEvents(Path folder) {
    return new Visuals(Optional.of(folder));
  }

  /**
   * Checks that all of it can be written.
   *
   * @throws dev.tenon.runtime.UserError if not
   */
  void checkWritable() {
    events.ifPresent(folder -> WritablePaths.checkFolder("--events", folder));
  }
}
