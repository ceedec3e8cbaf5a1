package dev.tenon.runtime.cli;

import dev.tenon.runtime.UserError;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import picocli.AutoComplete;

/** Prints what makes a shell complete commands and options. */
final class CompletionCommand extends Subcommand {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private final ModelCommand all;

  CompletionCommand(ModelCommand all) {
    this.all = all;
  }

  @Override
  Manual manual() {
    return new Manual(
        "generate-completion",
        "Prints a script for bash and zsh that completes what is typed after NAME",
        new Arguments("NAME", 1, 1, Values.text()),
        List.of("mnist > mnist_completion   then: source mnist_completion"));
  }

  @Override
  List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  void run(Given given, PrintStream out, PrintStream err) {
    String name = given.<String>arguments().get(0);
    if (!NAME.matcher(name).matches()) {
      throw new UserError(
          "completion is for the name of a command, and \"%s\" is none".formatted(name));
    }
    out.print(AutoComplete.bash(name, all.commandLine()));
    out.flush();
  }
}
