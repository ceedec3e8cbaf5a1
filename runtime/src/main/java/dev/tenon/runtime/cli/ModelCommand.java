package dev.tenon.runtime.cli;

import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.report.JsonReport;
import dev.tenon.runtime.report.Output;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line of a model: the options of {@link TrainOptions}, with the model's defaults. */
public final class ModelCommand {
  private static final int WIDTH = 96;
  private static final String TRY_HELP = " (try --help)";

  private final String model;
  private final TrainOptions defaults;

  /**
   * The command line of {@code model}.
   *
   * @param model simple name of the model
   * @param defaults what holds where an option is not given
   */
  public ModelCommand(String model, TrainOptions defaults) {
    this.model = model;
    this.defaults = defaults;
  }

  /**
   * Runs {@code action} with the options of {@code args}, or prints the help that they ask for. A
   * {@link UserError} is printed as one line; anything else that {@code action} throws is thrown.
   *
   * @return the exit status: 0, or {@link UserError#EXIT_STATUS} after a mistake of the user
   */
  public int run(Consumer<TrainOptions> action, PrintStream out, PrintStream err, String... args) {
    try {
      parse(out, args).ifPresent(action);
      return 0;
    } catch (UserError e) {
      out.flush();
      err.println("error: " + e.getMessage());
      return UserError.EXIT_STATUS;
    }
  }

  /**
   * The options of {@code args}; empty where they ask for help, which is then printed.
   *
   * @throws UserError if an option does not exist or has a wrong value, or if the report cannot be
   *     written
   */
  public Optional<TrainOptions> parse(PrintStream out, String... args) {
    CommandLine commandLine = commandLine();
    ParseResult parsed;
    try {
      parsed = commandLine.parseArgs(args);
    } catch (CommandLine.ParameterException e) {
      throw new UserError(message(e) + TRY_HELP, e);
    }
    if (parsed.isUsageHelpRequested()) {
      commandLine.usage(out, Ansi.OFF);
      return Optional.empty();
    }
    TrainOptions options = options(parsed);
    options.report().ifPresent(JsonReport::checkWritable);
    return Optional.of(options);
  }

  /** What {@code --help} prints. */
  public String usage() {
    return commandLine().getUsageMessage(Ansi.OFF);
  }

  private CommandLine commandLine() {
    CommandSpec spec = CommandSpec.create().name(model);
    spec.addOption(
        option("--epochs", "N", "How many times each example is seen", defaults.epochs())
            .converters(wholeNumber(1, Integer.MAX_VALUE, Math::toIntExact))
            .build());
    spec.addOption(
        option("--batch-size", "N", "How many examples a step trains on", defaults.batchSize())
            .converters(wholeNumber(1, Integer.MAX_VALUE, Math::toIntExact))
            .build());
    spec.addOption(
        option("--learning-rate", "X", "Step size of the optimizer", learningRate())
            .converters(ModelCommand::learningRate)
            .build());
    spec.addOption(
        option("--seed", "N", "Decides initial weights, order and dropout", defaults.seed())
            .converters(wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE, Long::valueOf))
            .build());
    spec.addOption(
        option(
                "--threads",
                "N",
                "How many threads compute",
                defaults.threads() == 0 ? "0, as many as processors" : defaults.threads())
            .converters(wholeNumber(0, TrainOptions.MAX_THREADS, Math::toIntExact))
            .build());
    spec.addOption(
        option(
                "--device",
                names("|"),
                "Where to compute; auto is a GPU where one works, else the CPU",
                defaults.device().name().toLowerCase(Locale.ROOT))
            .converters(ModelCommand::device)
            .build());
    spec.addOption(
        option(
                "--data",
                "DIR",
                "Folder of the data set",
                defaults
                    .data()
                    .map(Path::toString)
                    .orElse("the one in " + DataOptions.DATA_VARIABLE + ", else the class path"))
            .converters(ModelCommand::path)
            .build());
    spec.addOption(
        flag("Download the data set, where that is known, if it is not there yet", "--download")
            .build());
    spec.addOption(
        option(
                "--checkpoint",
                "DIR",
                "Folder for checkpoints: one after each epoch, and every five minutes",
                defaults.saving().folder().map(Path::toString).orElse("none are written"))
            .converters(ModelCommand::path)
            .build());
    spec.addOption(
        flag("Go on from the newest checkpoint, as if the run had not been stopped", "--resume")
            .build());
    spec.addOption(
        option(
                "--save-every",
                "STEPS",
                "Steps between two checkpoints within an epoch",
                defaults.saving().everySteps() == 0
                    ? "0, every five minutes"
                    : defaults.saving().everySteps())
            .converters(wholeNumber(0, Long.MAX_VALUE, Long::valueOf))
            .build());
    spec.addOption(
        option(
                "--keep",
                "N",
                "How many of the newest checkpoints stay, besides the best one",
                defaults.saving().keep())
            .converters(wholeNumber(1, Integer.MAX_VALUE, Math::toIntExact))
            .build());
    spec.addOption(
        option(
                "--report",
                "FILE",
                "Where to write the results as JSON",
                defaults.report().map(Path::toString).orElse("none is written"))
            .converters(ModelCommand::path)
            .build());
    spec.addOption(flag("Print lines, no progress bar", "--plain").build());
    spec.addOption(flag("Print errors only", "--quiet").build());
    spec.addOption(flag("Print this help", "-h", "--help").usageHelp(true).build());
    spec.usageMessage()
        .width(WIDTH)
        .sortOptions(false)
        .customSynopsis(model + " [OPTIONS]")
        .description("Trains " + model + " and measures it after each epoch.%n")
        .footer(
            "%nExamples:",
            "  " + model + " --epochs 3 --report result.json",
            "  " + model + " --learning-rate 3e-4 --batch-size 128 --seed 7",
            "  " + model + " --epochs 30 --checkpoint runs/1            Ctrl-C stops it and saves",
            "  " + model + " --epochs 30 --checkpoint runs/1 --resume   and this goes on",
            "  " + model + " --device cpu --threads 4 --data my/data");
    // An argument is what it says: "@name" is no file of further arguments.
    return new CommandLine(spec).setExpandAtFiles(false);
  }

  private static OptionSpec.Builder option(
      String name, String label, String description, Object byDefault) {
    String text = "%s (default: %s)".formatted(description, byDefault);
    // To picocli, a percent sign begins a format and a dollar sign a variable.
    return OptionSpec.builder(name)
        .paramLabel(label)
        .required(false)
        .arity("1")
        .type(Object.class)
        .description(text.replace("%", "%%").replace("$", "$$"));
  }

  private static OptionSpec.Builder flag(String description, String... names) {
    return OptionSpec.builder(names).arity("0").type(boolean.class).description(description);
  }

  private String learningRate() {
    OptionalDouble rate = defaults.learningRate();
    return rate.isPresent() ? Double.toString(rate.getAsDouble()) : "the optimizer's own";
  }

  private TrainOptions options(ParseResult parsed) {
    boolean quiet = parsed.hasMatchedOption("--quiet");
    boolean plain = parsed.hasMatchedOption("--plain");
    if (quiet && plain) {
      throw new UserError("--quiet and --plain exclude each other; give one of them" + TRY_HELP);
    }
    OptionalDouble rate =
        parsed.hasMatchedOption("--learning-rate")
            ? OptionalDouble.of(parsed.<Double>matchedOptionValue("--learning-rate", null))
            : defaults.learningRate();
    return new TrainOptions(
        parsed.matchedOptionValue("--epochs", defaults.epochs()),
        parsed.matchedOptionValue("--batch-size", defaults.batchSize()),
        rate,
        parsed.matchedOptionValue("--seed", defaults.seed()),
        parsed.matchedOptionValue("--threads", defaults.threads()),
        parsed.matchedOptionValue("--device", defaults.device()),
        Optional.ofNullable(parsed.matchedOptionValue("--data", defaults.data().orElse(null))),
        defaults.download() || parsed.hasMatchedOption("--download"),
        saving(parsed),
        Optional.ofNullable(parsed.matchedOptionValue("--report", defaults.report().orElse(null))),
        quiet ? Output.QUIET : plain ? Output.PLAIN : defaults.output());
  }

  private Saving saving(ParseResult parsed) {
    Saving saving = defaults.saving();
    Optional<Path> folder =
        Optional.ofNullable(
            parsed.matchedOptionValue("--checkpoint", saving.folder().orElse(null)));
    for (String option : List.of("--resume", "--save-every", "--keep")) {
      if (folder.isEmpty() && parsed.hasMatchedOption(option)) {
        throw new UserError(
            option + " needs the folder of the checkpoints: --checkpoint DIR" + TRY_HELP);
      }
    }
    return new Saving(
        folder,
        saving.resume() || parsed.hasMatchedOption("--resume"),
        parsed.matchedOptionValue("--keep", saving.keep()),
        parsed.matchedOptionValue("--save-every", saving.everySteps()));
  }

  /** What a value is not; picocli adds the option and the value. */
  private static final class WrongValue extends Exception {
    private static final long serialVersionUID = 1;

    WrongValue(String expected) {
      super(expected);
    }
  }

  @FunctionalInterface
  private interface Narrow<T> {
    T apply(long value);
  }

  private static <T> ITypeConverter<T> wholeNumber(long least, long most, Narrow<T> narrow) {
    return text -> {
      BigInteger value;
      try {
        value = new BigInteger(text);
      } catch (NumberFormatException e) {
        throw new WrongValue("a whole number");
      }
      if (value.compareTo(BigInteger.valueOf(least)) < 0) {
        throw new WrongValue("a whole number, " + least + " or more");
      }
      if (value.compareTo(BigInteger.valueOf(most)) > 0) {
        throw new WrongValue("a whole number, " + most + " or less");
      }
      return narrow.apply(value.longValue());
    };
  }

  private static Double learningRate(String text) throws WrongValue {
    double rate;
    try {
      rate = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new WrongValue("a number such as 1e-3");
    }
    if (!TrainOptions.isLearningRate(rate)) {
      throw new WrongValue("a number above 0, such as 1e-3");
    }
    return rate;
  }

  private static Device device(String text) throws WrongValue {
    for (Device device : Device.values()) {
      if (device.name().equalsIgnoreCase(text)) {
        return device;
      }
    }
    throw new WrongValue("one of " + names(", "));
  }

  private static String names(String separator) {
    return Stream.of(Device.values())
        .map(device -> device.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(separator));
  }

  private static Path path(String text) throws WrongValue {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // As wrong as no path at all.
    }
    throw new WrongValue("a path");
  }

  private static String message(CommandLine.ParameterException e) {
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
    if (!argument.startsWith("-")) {
      return "\"%s\" belongs to no option".formatted(argument);
    }
    String unknown = "there is no option %s".formatted(argument);
    return e.getSuggestions().isEmpty()
        ? unknown
        : unknown + "; did you mean " + e.getSuggestions().get(0) + "?";
  }

  private static String name(ArgSpec option) {
    return option instanceof OptionSpec spec ? spec.longestName() : option.paramLabel();
  }
}
