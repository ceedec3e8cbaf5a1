package dev.tenon.samples;

import java.util.List;
import java.util.Locale;

/** What follows the name of a sample that has no command line of a model. */
public final class Arguments {
  private final String usage;

  private Arguments(String usage) {
    this.usage = usage;
  }

  /**
   * Ends the program with its usage where that is asked for, and with an error where there are more
   * than {@code most} arguments or options.
   *
   * @param labels what may be given, such as {@code [FILE [STEPS]]}
   */
  public static Arguments check(String[] args, int most, String labels) {
    // for the whole program, as the command line of a model does: see PlainDigits
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    String program = System.getProperty("tenon.program", "java SAMPLE");
    Arguments arguments = new Arguments(("usage: " + program + " " + labels).strip());
    List<String> given = List.of(args);
    if (given.contains("--help") || given.contains("-h")) {
      System.out.println(arguments.usage);
      System.exit(0);
    }
    given.stream()
        .filter(word -> word.startsWith("-"))
        .findFirst()
        .ifPresent(word -> arguments.fail("there is no option " + word));
    if (given.size() > most) {
      arguments.fail("%s is one too many".formatted(given.get(most)));
    }
    return arguments;
  }

  /** Ends the program for a mistake of who called it. */
  public void fail(String what) {
    System.err.println("error: " + what + "; " + usage);
    System.exit(2);
  }
}
