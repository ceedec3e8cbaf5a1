package dev.tenon;

import java.util.Optional;

/** A shape text that cannot be read; says which word, why, and what to write instead. */
public final class NotationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String text;
  private final String reason;
  private final int offset;
  private final int length;
  private final String fix;

  NotationException(String text, int offset, int length, String reason, String fix) {
    super("\"" + text + "\": " + reason);
    this.text = text;
    this.reason = reason;
    this.offset = offset;
    this.length = length;
    this.fix = fix;
  }

  /** This as a problem of an annotation whose value is the shape text. */
  public Problem problem() {
    int end = reason.indexOf("; ");
    String what = end < 0 ? reason : reason.substring(0, end);
    Problem problem = Problem.of("ShapeText", "\"%s\": %s", text, what).at("value").ofItself();
    if (fix != null) {
      return problem.fix("write \"" + fix + '"');
    }
    return problem.fix(
        end < 0 ? "write all sizes, such as \"N 28 28 1\"" : reason.substring(end + 2));
  }

  /** The whole shape text. */
  public String text() {
    return text;
  }

  /** The message without the text, for where the text is shown anyway. */
  public String reason() {
    return reason;
  }

  /** Where in {@link #text()} the bad word begins. */
  public int offset() {
    return offset;
  }

  /** Whether -1 is wrong, which others write for what is left. */
  boolean isOfTheRest() {
    return text.substring(offset, offset + length).equals("-1");
  }

  /** How many characters of {@link #text()} are bad. */
  public int length() {
    return length;
  }

  /** A whole shape text that can be read and is likely meant; empty where none is. */
  public Optional<String> fix() {
    return Optional.ofNullable(fix);
  }
}
