package dev.tenon.runtime.cli;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.ModelGraph;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.report.WritablePaths;
import dev.tenon.runtime.report.drawing.NetworkSvg;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Prints the layers of a model, and what they cost. */
final class SummaryCommand extends Subcommand {
  private static final Setting<Path> SVG =
      Setting.of("--svg", "FILE", "Draw the network, too", Values.path());

  private final GeneratedModel model;

  SummaryCommand(GeneratedModel model) {
    this.model = model;
  }

  @Override
  Manual manual() {
    return new Manual(
        "summary",
        "Prints the layers with their shapes, parameters and costs",
        Arguments.NONE,
        List.of("", "--svg network.svg"));
  }

  @Override
  List<Setting<?>> settings() {
    return List.of(SVG);
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    given.value(SVG).ifPresent(file -> WritablePaths.checkFile(SVG.name(), file));
    try (Trainer<?> trainer = model.trainer()) {
      out.print(trainer.graph().summary());
      given.value(SVG).ifPresent(file -> draw(trainer.graph(), file));
      given.value(SVG).ifPresent(file -> out.println("network: " + file));
      out.flush();
    }
  }

  private static void draw(ModelGraph graph, Path file) {
    String svg = NetworkSvg.of(graph.name(), graph.network());
    try {
      DiskFiles.write(file, svg.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserError(
          "%s %s cannot be written: %s".formatted(SVG.name(), file, DiskFiles.notWritten(e)), e);
    }
  }
}
