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
    if (thrown instanceof StackOverflowError) {
      return Problem.of("DeepRecursion", "this calls itself too often; the model never ends")
          .fix("give the recursion an end, or write a loop");
    }
    String message = thrown.getMessage();
    String said = message == null ? "" : ": " + message;
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
    return Problem.of("ModelFailed", "this throws %s%s", thrown.getClass().getSimpleName(), said);
  }
}
