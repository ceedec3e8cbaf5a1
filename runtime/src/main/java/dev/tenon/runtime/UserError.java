package dev.tenon.runtime;

/**
 * A mistake of the user, not of the program: a missing file, an option that does not exist; or a
 * fault of the machine, such as a full disk, that only the user can do something about.
 *
 * <p>The message is for the user and complete: what happened, what was expected, what to do. A main
 * program prints it as one line, without a stack trace, and exits with {@link #exitStatus}.
 */
public class UserError extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The exit status of a program that ends because of such a mistake. */
  public static final int EXIT_STATUS = 2;

  /** The exit status of a program that ends because of anything else. */
  public static final int FAULT_STATUS = 1;

  /** A mistake that {@code message} explains. */
  public UserError(String message) {
    super(message);
  }

  /** A mistake that {@code message} explains, noticed by {@code cause}. */
  public UserError(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The exit status of a program that this ends: {@link #EXIT_STATUS}, or {@link #FAULT_STATUS}
   * where the disk is at fault and the same command may do later, such as once there is room, so
   * that a script that tries again can tell one from the other.
   */
  public final int exitStatus() {
    return getCause() instanceof Exception cause && DiskFiles.isFault(cause)
        ? FAULT_STATUS
        : EXIT_STATUS;
  }
}
