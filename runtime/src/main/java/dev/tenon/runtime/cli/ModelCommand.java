package dev.tenon.runtime.cli;

import dev.tenon.runtime.UserError;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line of a model: its commands, of which the first is meant where none is named, their
 * options, help and mistakes.
 */
final class ModelCommand {
  private static final int WIDTH = 96;

  /** All commands with options take it. */
  static final Setting<Path> CONFIG =
      Setting.of(
          "--config",
          "FILE",
          "JSON file of options such as {\"epochs\": 3}; those on the command line win",
          Values.path());

  private final String program;
  private final TrainOptions defaults;
  private final List<Subcommand> commands;

  /**
   * The command line of a model.
   *
   * @param program what the user writes to start it
   * @param defaults what holds where an option is not given
   * @param commands what it does; {@code help} and {@code generate-completion} are added
   */
  ModelCommand(String program, TrainOptions defaults, List<? extends Subcommand> commands) {
    this.program = program;
    this.defaults = defaults;
    this.commands = new ArrayList<>(commands);
    this.commands.add(new CompletionCommand(this));
    this.commands.add(new HelpCommand(this));
  }

  /**
   * Does what {@code args} say, or prints the help that they ask for. A {@link UserError} is
   * printed as one line; anything else is thrown.
   *
   * @return the exit status: 0, that of a {@link UserError}, or {@link LostOutput#EXIT_STATUS}
   *     where what was printed is not complete
   */
  int run(PrintStream out, PrintStream err, String... args) {
    int status = tried(out, err, args);
    Optional<String> lost = LostOutput.of(out);
    lost.ifPresent(why -> err.println("error: " + why));
    return status == 0 && lost.isPresent() ? LostOutput.EXIT_STATUS : status;
  }

  private int tried(PrintStream out, PrintStream err, String... args) {
    try {
      execute(out, err, args);
      return 0;
    } catch (UserError e) {
      out.flush();
      err.println("error: " + e.getMessage());
      return e.exitStatus();
    } catch (OutOfMemoryError e) {
      out.flush();
      err.printf(
          "error: Java has no more than %,d MB of memory here, and that is too little (%s); give it"
              + " more, such as JAVA_TOOL_OPTIONS=-Xmx4g%n",
          Runtime.getRuntime().maxMemory() >> 20, e.getMessage());
      return UserError.EXIT_STATUS;
    }
  }

  private void execute(PrintStream out, PrintStream err, String... args) {
    ParseResult parsed;
    try {
      parsed = commandLine().parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      throw mistake(e.getCommandLine(), Mistakes.message(e), e);
    }
    CommandLine root = parsed.commandSpec().commandLine();
    if (parsed.hasSubcommand()) {
      List<OptionSpec> before = parsed.matchedOptions();
      parsed = parsed.subcommand();
      if (!before.isEmpty()) {
        String option = before.get(0).longestName();
        throw mistake(
            root,
            "options stand after the command: %s %s".formatted(parsed.commandSpec().name(), option),
            null);
      }
    }
    CommandLine asked = parsed.commandSpec().commandLine();
    if (parsed.isUsageHelpRequested()) {
      asked.usage(out, Ansi.OFF);
      return;
    }
    Subcommand command = asked == root ? commands.get(0) : command(asked.getCommandName());
    command.run(given(command, parsed), out, err);
  }

  private Given given(Subcommand command, ParseResult parsed) {
    Map<String, Object> written = new LinkedHashMap<>();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Setting<?> setting : taken(command)) {
      if (parsed.hasMatchedOption(setting.name())) {
        written.put(setting.name(), parsed.matchedOptionValue(setting.name(), null));
      }
    }
    if (written.remove(CONFIG.name()) instanceof Path file) {
      Map<String, Object> read = ConfigFile.read(file, allSettings());
      for (Setting<?> setting : command.settings()) {
        if (read.containsKey(setting.name()) && !Given.excludedBy(setting, written.keySet())) {
          values.put(setting.name(), read.get(setting.name()));
        }
      }
    }
    values.putAll(written);
    List<Object> arguments = parsed.matchedPositionalValue(0, List.of());
    try {
      checkCount(command.manual(), arguments.size());
      return new Given(defaults, command.settings(), values, arguments);
    } catch (UserError e) {
      throw mistake(parsed.commandSpec().commandLine(), e.getMessage(), e);
    }
  }

  private static void checkCount(Subcommand.Manual manual, int count) {
    Subcommand.Arguments arguments = manual.arguments();
    if (count < arguments.least() || count > arguments.most()) {
      String given = count == 0 ? "none is" : count == 1 ? "1 is" : count + " are";
      throw new UserError(
          "%1$s takes %2$s, and %3$s given; for instance: %1$s %4$s"
              .formatted(manual.name(), arguments.label(), given, manual.examples().get(0)));
    }
  }

  private static UserError mistake(CommandLine commandLine, String message, Exception cause) {
    String command =
        commandLine.getParent() == null ? "" : commandLine.getCommandSpec().name() + " ";
    return new UserError("%s (try %s--help)".formatted(message, command), cause);
  }

  /** What {@code --help} prints; {@code command} is empty for the whole. */
  String usage(String command) {
    CommandLine root = commandLine();
    return (command.isEmpty() ? root : root.getSubcommands().get(command(command).name()))
        .getUsageMessage(Ansi.OFF);
  }

  private Subcommand command(String name) {
    return commands.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    Mistakes.unknown(name, commands.stream().map(Subcommand::name).toList())));
  }

  private List<Setting<?>> taken(Subcommand command) {
    List<Setting<?>> settings = command.settings();
    return settings.isEmpty()
        ? settings
        : Stream.<Setting<?>>concat(settings.stream(), Stream.of(CONFIG)).toList();
  }

  /** One of each name: what another command calls so takes the same values. */
  private List<Setting<?>> allSettings() {
    Map<String, Setting<?>> settings = new LinkedHashMap<>();
    for (Subcommand command : commands) {
      command.settings().forEach(setting -> settings.putIfAbsent(setting.name(), setting));
    }
    return List.copyOf(settings.values());
  }

  /** All this as picocli has it. */
  CommandLine commandLine() {
    CommandSpec root = spec(commands.get(0));
    for (Subcommand command : commands) {
      root.addSubcommand(command.name(), spec(command));
    }
    Subcommand.Manual first = commands.get(0).manual();
    root.name(program);
    root.usageMessage()
        .customSynopsis(
            "%s [OPTIONS]".formatted(program), "       %s COMMAND [OPTIONS]".formatted(program))
        .description(first.about() + ".", "The commands below do more with it.")
        .commandListHeading("%nCommands:%n")
        .footer(examples(commands));
    // An argument is what it says: "@name" is no file of further arguments.
    return new CommandLine(root).setExpandAtFiles(false);
  }

  private CommandSpec spec(Subcommand command) {
    Subcommand.Manual manual = command.manual();
    CommandSpec spec = CommandSpec.create().name(manual.name());
    taken(command).forEach(setting -> spec.addOption(setting.option(defaults)));
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .arity("0")
            .type(boolean.class)
            .usageHelp(true)
            .description("Print this help")
            .build());
    String synopsis = "%s %s".formatted(program, manual.name());
    Subcommand.Arguments arguments = manual.arguments();
    if (arguments.most() > 0) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .index("0..*")
              .arity("0..*")
              .paramLabel(arguments.label())
              .type(List.class)
              .auxiliaryTypes(arguments.values().type())
              .converters(arguments.values().reader())
              .completionCandidates(
                  arguments.values().all().isEmpty() ? null : arguments.values().all())
              .hidden(true)
              .build());
      synopsis += " " + arguments.label();
    }
    spec.usageMessage()
        .width(WIDTH)
        .sortOptions(false)
        .customSynopsis(command.settings().isEmpty() ? synopsis : synopsis + " [OPTIONS]")
        .description(Setting.plain(manual.about()) + ".")
        .optionListHeading("%n")
        .footer(examples(List.of(command)));
    return spec;
  }

  private String[] examples(List<Subcommand> shown) {
    Stream<String> lines =
        shown.stream()
            .flatMap(
                command ->
                    command.manual().examples().stream()
                        .limit(shown.size() > 1 && command != shown.get(0) ? 1 : Long.MAX_VALUE)
                        .map(example -> line(command, example)));
    return Stream.concat(Stream.of("%nExamples:"), lines).toArray(String[]::new);
  }

  private String line(Subcommand command, String example) {
    String name = command == commands.get(0) ? "" : command.name() + " ";
    return Setting.plain("  %s %s%s".formatted(program, name, example));
  }
}
