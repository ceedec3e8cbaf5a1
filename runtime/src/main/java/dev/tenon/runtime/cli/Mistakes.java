package dev.tenon.runtime.cli;

import dev.tenon.DidYouMean;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Says what is wrong with a command line. */
final class Mistakes {
  private Mistakes() {}

  /** What {@code e} means, without advice to read the help. */
  static String message(CommandLine.ParameterException e) {
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e instanceof CommandLine.OverwrittenOptionException overwritten) {
      return name(overwritten.getOverwritten()) + " is given twice; give it once";
    }
    if (e instanceof CommandLine.MissingParameterException missing) {
      ArgSpec option = missing.getMissing().get(0);
      return "%1$s takes a value: %1$s %2$s".formatted(name(option), option.paramLabel());
    }
    if (e.getCause() instanceof WrongValue wrong) {
      return "%s takes %s, not \"%s\""
          .formatted(name(e.getArgSpec()), wrong.getMessage(), e.getValue());
    }
    return e.getMessage();
  }

  private static String unmatched(CommandLine.UnmatchedArgumentException e) {
    String argument = e.getUnmatched().get(0);
    CommandLine commandLine = e.getCommandLine();
    if (!argument.startsWith("-")) {
      if (!commandLine.getParseResult().matchedOptions().isEmpty()) {
        return "\"%s\" belongs to no option".formatted(argument);
      }
      return commandLine.getSubcommands().isEmpty()
          ? "%s takes no arguments, and \"%s\" is given"
              .formatted(commandLine.getCommandName(), argument)
          : unknown(argument, commandLine.getSubcommands().keySet());
    }
    String unknown = "there is no option %s".formatted(argument);
    return e.getSuggestions().isEmpty()
        ? unknown
        : unknown + "; did you mean " + e.getSuggestions().get(0) + "?";
  }

  /** What to say of {@code name}, which is none of {@code commands}. */
  static String unknown(String name, Collection<String> commands) {
    String unknown = "there is no command \"%s\"; ".formatted(name);
    if (commands.contains("predict") && isFile(name)) {
      return unknown + "did you mean predict %s?".formatted(name);
    }
    return unknown
        + DidYouMean.of(name, commands)
            .map("did you mean %s?"::formatted)
            .orElse("the commands are " + String.join(", ", commands));
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String name(ArgSpec option) {
    return option instanceof OptionSpec spec ? spec.longestName() : option.paramLabel();
  }
}
