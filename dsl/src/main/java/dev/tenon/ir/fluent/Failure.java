package dev.tenon.ir.fluent;

import dev.tenon.Problem;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;

/** Says in plain words what a model's own code has thrown. */
public final class Failure {
  private Failure() {}

  /** The problem that {@code thrown} is, at the statement that threw it. */
  public static Problem of(Throwable thrown) {
    if (thrown instanceof Problem problem) {
      return problem;
    }
    if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
      return of(thrown.getCause());
    }
    Origin place = Places.of(thrown);
    if (place.equals(Origin.NONE)) {
      throw new IllegalStateException("tracing failed", thrown);
    }
    return problem(thrown).placed(place);
  }

  private static Problem problem(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    if (trace.length > 0
        && trace[0].getClassName().startsWith("dev.tenon.")
        && (thrown instanceof IllegalArgumentException
            || thrown instanceof IndexOutOfBoundsException)) {
      return Problem.of("NotPossible", "%s", thrown.getMessage()).fix("hand over another value");
    }
    if (thrown instanceof StackOverflowError) {
      return Problem.of("DeepRecursion", "this calls itself too often; the model never ends")
          .fix("give the recursion an end, or write a loop");
    }
    String message = thrown.getMessage();
    String said = message == null ? "" : ": " + firstLine(message);
    if (thrown instanceof ArithmeticException && String.valueOf(message).equals("/ by zero")) {
      return Problem.of("ModelFailed", "this divides by zero");
    }
    if (thrown instanceof ArithmeticException) {
      return Problem.of("SizeOverflow", "a size is too large for its type%s", said);
    }
    if (thrown instanceof IndexOutOfBoundsException) {
      return Problem.of("ModelFailed", "this reads past the end%s", said);
    }
    if (thrown instanceof NullPointerException) {
      return Problem.of("ModelFailed", "this is null%s", said);
    }
    if (thrown instanceof NegativeArraySizeException) {
      return Problem.of("ModelFailed", "this makes an array of %s elements", message);
    }
    return Problem.of("ModelFailed", "this throws %s%s", thrown.getClass().getSimpleName(), said);
  }

  /** What a person wants to read: without the modules that a failed cast tells. */
  private static String firstLine(String message) {
    String first = message.lines().findFirst().orElse("");
    int modules = first.indexOf(" (");
    return first.startsWith("class ") && modules > 0 ? first.substring(0, modules) : first;
  }
}
