package dev.tenon.runtime.cli;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether what was printed has arrived: a {@link PrintStream} tells nobody of a full
 * disk, so a file of answers would end in the middle, and the program as if all was well.
 */
final class LostOutput {
  /** That of a program that failed by no mistake in its command. */
  static final int EXIT_STATUS = UserError.FAULT_STATUS;

  private LostOutput() {}

  /**
   * What to say where some of {@code out} is lost; empty where all is there, or where its reader
   * went, such as {@code head}, which has read what it wanted.
   */
  static Optional<String> of(PrintStream out) {
    if (!out.checkError()) {
      return Optional.empty();
    }
    String reason = reason(out);
    String lower = reason.toLowerCase(Locale.ROOT);
    return lower.contains("pipe") || lower.contains("bad file descriptor")
        ? Optional.empty()
        : Optional.of(
            "not all that was printed is there, since standard output cannot be written%s; make room, or print elsewhere"
                .formatted(reason.isEmpty() ? "" : ": " + reason));
  }

  /** Writes once more, since a stream that failed does not keep why. */
  private static String reason(PrintStream out) {
    if (out != System.out || out.getClass() != PrintStream.class) {
      return ""; // some program's own, of which only that program knows where it goes
    }
    try {
      // not closed: it is the program's standard output
      new FileOutputStream(FileDescriptor.out).write('\n');
      return "";
    } catch (IOException e) {
      return DiskFiles.reason(e);
    }
  }
}
