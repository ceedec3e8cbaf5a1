package dev.tenon.processor.evaluate;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Says in plain words what stopped a model. */
final class Faults {
  /** Frames of a stack trace that are looked at; a recursion fills the rest with itself. */
  private static final int MOST_FRAMES = 200;

  /** Calls that are told; a recursion has thousands. */
  private static final int MOST_CALLS = 6;

  private final Classes classes;
  private final String model;

  /** Tells the faults of {@code model}, by its simple name. */
  Faults(Classes classes, String model) {
    this.classes = classes;
    this.model = model;
  }

  /** The problem that {@code thrown} is; null where no code of the user's had a part in it. */
  Located of(Throwable thrown) {
    Throwable fault = thrown;
    while (fault.getCause() != null
        && (fault instanceof InvocationTargetException
            || fault instanceof ExceptionInInitializerError)) {
      fault = fault.getCause();
    }
    Origin origin = origin(fault);
    String calls = origin.calls();
    Located located = of(fault, origin);
    return located == null || calls.isEmpty()
        ? located
        : new Located(located.problem().explained(calls), located.origin(), false);
  }

  private Located of(Throwable fault, Origin origin) {
    if (fault instanceof Meter.Halted halted) {
      Parsed.Part part =
          halted.problem().id().equals("EndlessLoop") ? Parsed.Part.LOOP : Parsed.Part.EXPRESSION;
      return new Located(halted.problem(), Mapper.marked(origin, part), false);
    }
    if (fault instanceof Problem problem) {
      return new Located(problem, origin, false);
    }
    if (origin.token() == null) {
      return null;
    }
    if (fault instanceof StackOverflowError) {
      return new Located(Meter.deep(methodOf(fault)), origin, false);
    }
    boolean own = fault.getStackTrace().length > 0 && isUsers(fault.getStackTrace()[0]);
    boolean atCall = !own || String.valueOf(fault.getMessage()).startsWith("Cannot invoke");
    Problem problem = Problem.of("ModelFailed", "%s cannot be built: %s", model, words(fault));
    return new Located(
        problem,
        Mapper.marked(origin, atCall ? Parsed.Part.EXPRESSION : Parsed.Part.STATEMENT),
        false);
  }

  private Origin origin(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    fault.setStackTrace(Arrays.copyOf(trace, Math.min(trace.length, MOST_FRAMES)));
    Origin origin = shortened(Places.of(fault), MOST_CALLS);
    fault.setStackTrace(trace);
    return origin;
  }

  private static Origin shortened(Origin origin, int calls) {
    if (origin == null || calls == 0) {
      return null;
    }
    return new Origin(origin.place(), origin.token(), shortened(origin.caller(), calls - 1));
  }

  private boolean isUsers(StackTraceElement frame) {
    return classes.source(frame.getClassName()) != null;
  }

  private String methodOf(Throwable fault) {
    return Arrays.stream(fault.getStackTrace())
        .filter(this::isUsers)
        .findFirst()
        .map(StackTraceElement::getMethodName)
        .orElse("the model");
  }

  /** What happened, in words that fit after a colon. */
  static String words(Throwable fault) {
    String message = fault.getMessage();
    String name = fault.getClass().getSimpleName();
    if (fault instanceof OutOfMemoryError) {
      return "it needs more memory than the compiler has";
    }
    if (message == null || message.isBlank()) {
      return name;
    }
    String first = message.lines().findFirst().orElse("");
    if (fault instanceof ArithmeticException) {
      return first.equals("/ by zero") ? "division by zero" : first;
    }
    if (fault instanceof NegativeArraySizeException) {
      return "an array of size " + first;
    }
    if (fault instanceof IndexOutOfBoundsException || fault instanceof NullPointerException) {
      return Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }
    if (fault instanceof ClassCastException) {
      int modules = first.indexOf(" (");
      return modules < 0 ? first : first.substring(0, modules);
    }
    if (fault instanceof LinkageError) {
      return "the class " + first.replace('/', '.') + " cannot be used (" + name + ")";
    }
    return name + ": " + first;
  }
}
