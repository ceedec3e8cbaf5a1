package dev.tenon.runtime.cli;

import java.io.PrintStream;
import java.util.List;

/** Prints the help of the model, or of one of its commands. */
final class HelpCommand extends Subcommand {
  private final ModelCommand all;

  HelpCommand(ModelCommand all) {
    this.all = all;
  }

  @Override
  Manual manual() {
    return new Manual(
        "help",
        "Prints the help of a command",
        new Arguments("[COMMAND]", 0, 1, Values.text()),
        List.of("predict"));
  }

  @Override
  List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    List<String> command = given.arguments();
    out.print(all.usage(command.isEmpty() ? "" : command.get(0)));
    out.flush();
  }
}
