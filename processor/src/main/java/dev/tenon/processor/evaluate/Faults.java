package dev.tenon.processor.evaluate;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.fluent.Failure;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Finds where a model was stopped, and says why. */
final class Faults {
  /** Frames of a stack trace that are looked at; a recursion fills the rest with itself. */
  private static final int MOST_FRAMES = 200;

  /** Calls that are told; a recursion has thousands. */
  private static final int MOST_CALLS = 6;

  private final Classes classes;

  Faults(Classes classes) {
    this.classes = classes;
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
    if (fault instanceof Problem problem) {
      boolean placed = !problem.origin().equals(Origin.NONE);
      return located(problem, placed ? problem.origin() : origin);
    }
    if (origin.token() == null) {
      return fault instanceof VirtualMachineError ? located(Failure.of(fault), origin) : null;
    }
    if (fault instanceof Meter.Halted halted) {
      boolean loop = halted.problem().id().equals("EndlessLoop");
      Parsed.Part part = loop ? Parsed.Part.LOOP : Parsed.Part.EXPRESSION;
      return located(halted.problem(), Mapper.marked(origin, part));
    }
    if (fault instanceof StackOverflowError) {
      return located(Meter.deep(methodOf(fault)), origin);
    }
    return located(Failure.of(fault), Mapper.marked(origin, Parsed.Part.STATEMENT));
  }

  /** {@code problem} with the calls that led to it. */
  static Located located(Problem problem, Origin origin) {
    String calls = origin.calls();
    return new Located(calls.isEmpty() ? problem : problem.calledFrom(calls), origin, false);
  }

  private Origin origin(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    fault.setStackTrace(Arrays.copyOf(trace, Math.min(trace.length, MOST_FRAMES)));
    Origin origin = shortened(Places.of(fault), MOST_CALLS);
    fault.setStackTrace(trace);
    return origin;
  }

  /** The first {@code calls} places; those of a recursion once. */
  private static Origin shortened(Origin origin, int calls) {
    if (origin == null || calls == 0) {
      return null;
    }
    Origin caller = origin.caller();
    while (caller != null && caller.place().equals(origin.place())) {
      caller = caller.caller();
    }
    return new Origin(
        origin.place(), origin.token(), shortened(caller, calls - 1), origin.method());
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
}
