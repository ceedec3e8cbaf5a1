package dev.tenon.runtime.cli;

import dev.tenon.ir.ModelRunner;
import dev.tenon.runtime.PlainDigits;
import java.io.PrintStream;
import java.util.List;

/** Does what the command line of a model says; the service behind {@link dev.tenon.Tenon#run}. */
public final class CommandLineRunner implements ModelRunner {
  /** The system property with what the user writes to start the program, for help and messages. */
  static final String PROGRAM = "tenon.program";

  private final PrintStream out;
  private final PrintStream err;

  /** Prints to the standard streams. */
  public CommandLineRunner() {
    this(System.out, System.err);
  }

  CommandLineRunner(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public int run(Class<?> type, String variant, String... args) {
    GeneratedModel model = new GeneratedModel(type, variant);
    return PlainDigits.during(
        () ->
            Interruption.during(
                err,
                interruption ->
                    new ModelCommand(
                            System.getProperty(PROGRAM, model.name()),
                            model.defaults(),
                            commands(model, interruption))
                        .run(out, err, args)));
  }

  private static List<Subcommand> commands(GeneratedModel model, Interruption interruption) {
    return List.of(
        new TrainCommand(model, interruption),
        new EvaluateCommand(model),
        new CrossValidateCommand(model, interruption),
        new PredictCommand(model),
        new ExportCommand(model),
        new SummaryCommand(model),
        new DevicesCommand());
  }
}
