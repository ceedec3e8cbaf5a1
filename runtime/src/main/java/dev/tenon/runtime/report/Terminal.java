package dev.tenon.runtime.report;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** What standard output is. */
final class Terminal {
  private Terminal() {}

  /** Whether a person sees standard output in a terminal that can redraw a line. */
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
  }

  /** From JDK 22 on there is a console without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Whether standard output can show {@code text}. */
  static boolean canShow(String text) {
    // JDK 19 has the first; before, the second is set where the terminal differs from the rest.
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    try {
      Charset charset = name == null ? Charset.defaultCharset() : Charset.forName(name);
      return charset.canEncode() && charset.newEncoder().canEncode(text);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return false;
    }
  }
}
