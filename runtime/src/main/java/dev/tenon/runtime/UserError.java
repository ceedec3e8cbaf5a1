package dev.tenon.runtime;

/**
 * A mistake of the user, not of the program: a missing file, an option that does not exist.
 *
 * <p>The message is for the user and complete: what happened, what was expected, what to do. A main
 * program prints it as one line, without a stack trace, and exits with {@link #EXIT_STATUS}.
 */
public class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The exit status of a program that ends because of such a mistake. */
  public static final int EXIT_STATUS = 2;

  /** A mistake that {@code message} explains. */
  public UserError(String message) {
    super(message);
  }

  /** A mistake that {@code message} explains, noticed by {@code cause}. */
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
