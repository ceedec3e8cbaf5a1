package dev.tenon.processor.evaluate;

import dev.tenon.Problem;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Counts what a model does while the compiler runs it, and stops it where it does not end.
 *
 * <p>Classes of the user's are given calls of these methods when they are loaded.
 */
public final class Meter {
  /** Steps after which a model is thought never to end; a large network takes some thousands. */
  static final long MOST_STEPS = 20_000_000;

  /**
   * What a call of Tenon counts, for the time and memory that it takes: 100,000 calls are too many.
   */
  private static final int CALL = 200;

  /** Calls inside each other after which a recursion is thought never to end. */
  static final int MOST_CALLS = 10_000;

  private static final int ENTRIES_PER_LOOK = 1024;
  private static final StackWalker STACK = StackWalker.getInstance();
  private static final ThreadLocal<Meter> CURRENT = new ThreadLocal<>();

  private final PrintStream out;
  private long steps;
  private int entries;
  private volatile Halted halted;

  Meter(PrintStream out) {
    this.out = out;
  }

  /** Stops the model; an error, since models catch exceptions. */
  static final class Halted extends Error {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private Halted(Problem problem) {
      super(problem.getMessage());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /** Counts what this thread does from now on. */
  void start() {
    CURRENT.set(this);
  }

  /** Stops the model at its next step. */
  void halt(Problem problem) {
    halted = new Halted(problem);
  }

  /** What stopped the model, which may have caught it; null where nothing did. */
  Halted halted() {
    return halted;
  }

  /** Another turn of a loop, or an exception that was caught. */
  public static void step() {
    Meter meter = CURRENT.get();
    if (meter != null) {
      meter.count(1);
    }
  }

  /** A call of Tenon. */
  public static void tenon() {
    Meter meter = CURRENT.get();
    if (meter != null) {
      meter.count(CALL);
    }
  }

  /** The start of a method or lambda. */
  public static void enter() {
    Meter meter = CURRENT.get();
    if (meter != null) {
      meter.count(1);
      if (++meter.entries % ENTRIES_PER_LOOK == 0) {
        meter.lookAtDepth();
      }
    }
  }

  /** Where the model's output goes. */
  public static PrintStream out() {
    Meter meter = CURRENT.get();
    return meter == null ? new PrintStream(OutputStream.nullOutputStream()) : meter.out;
  }

  private void count(int more) {
    steps += more;
    if (halted != null) {
      throw halted;
    }
    if (steps > MOST_STEPS) {
      throw halted(endless());
    }
  }

  /** Stops the model that this thread runs, for good. */
  static void stop(Problem problem) {
    Meter meter = CURRENT.get();
    if (meter != null) {
      throw meter.halted(problem);
    }
    throw problem;
  }

  /** Looks before the stack overflows, which could break classes that are being initialised. */
  private void lookAtDepth() {
    boolean deep = STACK.walk(frames -> frames.skip(MOST_CALLS).findFirst().isPresent());
    if (deep) {
      String method =
          STACK
              .walk(frames -> frames.skip(2).findFirst().map(StackWalker.StackFrame::getMethodName))
              .orElse("");
      throw halted(deep(method));
    }
  }

  private Halted halted(Problem problem) {
    halted = new Halted(problem);
    return halted;
  }

  private static Problem endless() {
    return Problem.of("EndlessLoop", "this does not end: stopped after %,d steps", MOST_STEPS)
        .fix("let the loop end; what takes that long belongs into the program, not into the model");
  }

  /** The problem of a recursion without end in {@code method}. */
  static Problem deep(String method) {
    String name =
        method.startsWith("<")
            ? "a constructor"
            : method.startsWith("lambda$") ? "a lambda" : method;
    return Problem.of(
            "DeepRecursion", "%s calls itself without end: more than %,d calls", name, MOST_CALLS)
        .fix("let the recursion end");
  }
}
