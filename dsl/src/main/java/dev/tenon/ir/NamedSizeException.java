package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;

/** A number was asked for where a size is a letter, which each run decides. */
public final class NamedSizeException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final String call;
  private final String subject;
  private final String other;
  private final String size;

  private NamedSizeException(String message, String call, String subject, String other, Dim size) {
    super(message);
    this.call = call;
    this.subject = subject;
    this.other = other;
    this.size = size.toString();
  }

  /** That of {@code axis} of {@code dims}. */
  public static NamedSizeException of(int axis, Dims dims) {
    Dim size = dims.dim(axis);
    String message =
        "axis %d of %s is %s, which each run decides; a number is needed here"
            .formatted(axis, dims, size);
    String subject = "axis %d of [%s]".formatted(axis, dims);
    return new NamedSizeException(
        message, "known(" + axis + ")", subject, "dim(" + axis + ")", size);
  }

  /** That of {@code size} itself. */
  public static NamedSizeException of(Dim size) {
    String message = "the size " + size + " is decided by each run; a number is needed here";
    return new NamedSizeException(message, "known()", "this size", "the Dim itself", size);
  }

  /** This as a problem of the call. */
  public Problem problem() {
    return Problem.of(
            "NamedSize",
            "%s gives a number, but %s is %s, which each run decides",
            call,
            subject,
            size)
        .fix(
            "go on with %s, which reshape, slice and Dims.of(...) take, or state a number at the input"
                .formatted(other));
  }
}
