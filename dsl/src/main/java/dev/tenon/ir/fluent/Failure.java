package dev.tenon.ir.fluent;

import dev.tenon.Problem;
import dev.tenon.ir.AxisException;
import dev.tenon.ir.NamedSizeException;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.mend.Mending;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what a model's own code has thrown. */
public final class Failure {
  private static final Pattern NULL =
      Pattern.compile("because \"(?:this\\.)?([\\w.\\[\\]]+)\" is null");
  private static final Pattern NULL_RESULT =
      Pattern.compile("because the return value of \"[^\"(]*?(\\w+)\\(");

  private Failure() {}

  /** The problem that {@code thrown} is, at the statement that threw it. */
  public static Problem of(Throwable thrown) {
    if (thrown instanceof Problem problem) {
      return problem;
    }
    if (thrown instanceof Mending.Enough enough) {
      throw enough;
    }
    if (thrown instanceof ExceptionInInitializerError && thrown.getCause() != null) {
      return of(thrown.getCause());
    }
    Origin place = Places.of(thrown);
    if (!place.equals(Origin.NONE)) {
      return problem(thrown).placed(place);
    }
    if (thrown instanceof VirtualMachineError) {
      return problem(thrown); // of which the trace may be cut, or missing
    }
    throw new IllegalStateException("tracing failed", thrown);
  }

  /**
   * The problem of a call of {@code name} that {@code thrown} is; empty where the user threw it.
   */
  public static Optional<Problem> ofCall(String name, RuntimeException thrown) {
    if (!isThrownByTenon(thrown.getStackTrace())) {
      return Optional.empty();
    }
    return Optional.of(
        thrown instanceof ArithmeticException
            ? Problem.of("SizeOverflow", "%s makes a size beyond 64 bits", name)
                .fix("compute with smaller numbers")
            : Problem.of("NotPossible", "%s: %s", name, thrown.getMessage())
                .fix("hand over another value"));
  }

  private static Problem problem(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    if (thrown instanceof AxisException outside) {
      return outside.problem().about("this");
    }
    if (thrown instanceof NamedSizeException named) {
      return named.problem();
    }
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
    if (thrown instanceof OutOfMemoryError) {
      return Problem.of("OutOfMemory", "this needs more memory than there is")
          .fix("make it smaller, or give the compiler more: -J-Xmx4g");
    }
    String message = thrown.getMessage();
    String said = message == null ? "" : ": " + firstLine(message);
    if (thrown instanceof ArithmeticException && String.valueOf(message).equals("/ by zero")) {
      return Problem.of("ModelFailed", "this divides by zero")
          .fix("divide by a number other than 0");
    }
    if (thrown instanceof ArithmeticException) {
      return Problem.of("SizeOverflow", "a size is too large for its type%s", said)
          .fix("compute with smaller numbers");
    }
    if (thrown instanceof IndexOutOfBoundsException) {
      return Problem.of("ModelFailed", "this reads past the end%s", said)
          .fix("use an index from 0 to below the length");
    }
    if (thrown instanceof NullPointerException && isThrownByTenon(trace)) {
      return Problem.of("NullArgument", "this hands over null").fix("hand over a value");
    }
    if (thrown instanceof NullPointerException && isRequired(trace)) {
      return Problem.of("ModelFailed", "this is null%s", said)
          .fix("give it a value before it is used");
    }
    if (thrown instanceof NullPointerException && (message == null || isOfJvm(message))) {
      return Problem.of("ModelFailed", "%s is null", nullName(String.valueOf(message)))
          .fix("give it a value before it is used");
    }
    if (thrown instanceof NegativeArraySizeException) {
      return Problem.of("ModelFailed", "this makes an array of %s elements", message)
          .fix("write a length of 0 or above");
    }
    return Problem.of("ModelFailed", "this throws %s%s", thrown.getClass().getSimpleName(), said)
        .fix("hand over what it takes, or catch the exception");
  }

  /** Whether Tenon, or what it called, threw: then messages speak of what a user does not know. */
  private static boolean isThrownByTenon(StackTraceElement... trace) {
    for (StackTraceElement frame : trace) {
      if (!frame.getClassName().startsWith("java.")) {
        return Places.isOwn(frame);
      }
    }
    return false;
  }

  /** Whether {@code Objects.requireNonNull} threw, which says what the user wrote. */
  private static boolean isRequired(StackTraceElement... trace) {
    return trace.length > 0
        && trace[0].getClassName().equals("java.util.Objects")
        && trace[0].getMethodName().startsWith("requireNonNull");
  }

  /** Whether the JVM says what is null, and no words of the user's. */
  private static boolean isOfJvm(String message) {
    return message.startsWith("Cannot ");
  }

  /** What the JVM found to be null, as it is written; "this" where it has no name of the user's. */
  private static String nullName(String message) {
    Matcher named = NULL.matcher(message);
    if (named.find()) {
      return named.group(1);
    }
    Matcher returned = NULL_RESULT.matcher(message);
    return returned.find() ? "what " + returned.group(1) + "(...) returned" : "this";
  }

  /** What a person wants to read: without the modules that a failed cast tells. */
  private static String firstLine(String message) {
    String first = message.lines().findFirst().orElse("");
    int modules = first.indexOf(" (");
    return first.startsWith("class ") && modules > 0 ? first.substring(0, modules) : first;
  }
}
