package dev.tenon.runtime.cli;

import dev.tenon.runtime.report.WritablePaths;
import dev.tenon.runtime.report.plot.PlotFiles;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What is written of a run for people to look at.
 *
 * @param events the folder for TensorBoard; empty for none
 * @param plots the folder for PNG files; empty for none
 * @param html the file for the report; empty for none
 */
public record Visuals(Optional<Path> events, Optional<Path> plots, Optional<Path> html) {
  /** Nothing. */
  public static final Visuals NONE =
      new Visuals(Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks that nothing is null. */
  public Visuals {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(plots, "plots");
    Objects.requireNonNull(html, "html");
  }

  /** This with events for TensorBoard in {@code folder}. */
  public Visuals withEvents(Path folder) {
    return new Visuals(Optional.of(folder), plots, html);
  }

  /** This with PNG files in {@code folder}. */
  public Visuals withPlots(Path folder) {
    return new Visuals(events, Optional.of(folder), html);
  }

  /** This with the report in {@code file}. */
  public Visuals withHtml(Path file) {
    return new Visuals(events, plots, Optional.of(file));
  }

  /**
   * Checks that all of it can be written.
   *
   * @throws dev.tenon.runtime.UserError if not
   */
  void checkWritable() {
    events.ifPresent(folder -> WritablePaths.checkFolder("--events", folder));
    plots.ifPresent(folder -> PlotFiles.check("--plots", folder));
    html.ifPresent(file -> WritablePaths.checkFile("--html", file));
  }
}
