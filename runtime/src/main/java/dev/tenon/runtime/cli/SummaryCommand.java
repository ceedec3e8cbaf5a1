package dev.tenon.runtime.cli;

import dev.tenon.runtime.Trainer;
import java.io.PrintStream;
import java.util.List;

/** Prints the layers of a model, and what they cost. */
final class SummaryCommand extends Subcommand {
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
        List.of(""));
  }

  @Override
  List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    try (Trainer<?> trainer = model.trainer()) {
      out.print(trainer.graph().summary());
      out.flush();
    }
  }
}
