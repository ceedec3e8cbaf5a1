package dev.tenon.runtime.cli;

import java.io.PrintStream;
import java.util.List;

/** One thing that the command line of a model does. */
abstract class Subcommand {
  /**
   * How it is called and explained.
   *
   * @param name what the user writes
   * @param about a sentence for its help and for the list of commands
   * @param arguments what it takes besides options
   * @param examples of arguments after its name
   */
  record Manual(String name, String about, Arguments arguments, List<String> examples) {}

  /**
   * What a command takes besides options.
   *
   * @param label what stands for them in the help
   * @param least how many there must be
   * @param most how many there may be
   * @param values what each of them is
   */
  record Arguments(String label, int least, int most, Values<?> values) {
    static final Arguments NONE = new Arguments("", 0, 0, null);
  }

  abstract Manual manual();

  /** The options that it takes, in the order of its help. */
  abstract List<Setting<?>> settings();

  /**
   * Does it; what it finds out goes to {@code out}, what else is to be known to {@code err}.
   *
   * @throws dev.tenon.runtime.UserError if it cannot be done
   */
  abstract void run(Given given, PrintStream out, PrintStream err);

  final String name() {
    return manual().name();
  }
}
