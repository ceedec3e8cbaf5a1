package dev.tenon.processor.evaluate;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Runs code of the user's inside the compiler, on a thread of its own, and stops what does not end.
 */
final class Sandbox {
  /** Virtual memory that is touched only as far as a model nests its calls. */
  private static final long STACK_BYTES = 128L << 20;

  private final String name;
  private final Classes classes;
  private final ModelLoader loader;
  private final int timeoutSeconds;

  /**
   * Runs classes of {@code loader}.
   *
   * @param name what is run, for messages
   */
  Sandbox(String name, Classes classes, ModelLoader loader, int timeoutSeconds) {
    this.name = name;
    this.classes = classes;
    this.loader = loader;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Runs {@code body}, with places that lead to the user's source. */
  <T> Evaluated<T> run(Callable<T> body) {
    Mapper mapper = new Mapper(classes);
    Console console = new Console();
    Meter meter = new Meter(console.stream());
    Outcome<T> outcome = new Outcome<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              meter.start();
              Places.with(
                  mapper,
                  () -> {
                    evaluate(body, meter, outcome);
                    return null;
                  });
            },
            "tenon-" + name,
            STACK_BYTES);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
    if (ended(thread)) {
      return new Evaluated<>(
          outcome.value, outcome.problems, console.notes(), loader.loaded(), outcome.bug);
    }
    Located late = late(thread, mapper);
    meter.halt(late.problem());
    return new Evaluated<>(null, List.of(late), List.of(), Set.of(), null);
  }

  /** What the thread leaves; read after it ended. */
  private static final class Outcome<T> {
    private T value;
    private List<Located> problems = List.of();
    private Throwable bug;
  }

  private <T> void evaluate(Callable<T> body, Meter meter, Outcome<T> outcome) {
    Throwable failure = null;
    try {
      outcome.value = body.call();
    } catch (Throwable e) { // whatever the user's code throws must not stop the compiler
      failure = e;
    }
    if (meter.halted() != null) {
      failure = meter.halted(); // also where the model caught it
    }
    if (failure != null) {
      outcome.value = null;
      Located problem = new Faults(classes).of(failure);
      if (problem == null) {
        outcome.bug = failure;
      } else {
        outcome.problems = List.of(problem);
      }
    }
  }

  /** Whether the thread ended in time. */
  private boolean ended(Thread thread) {
    try {
      thread.join(timeoutSeconds * 1000L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private Located late(Thread thread, Mapper mapper) {
    Throwable now = new Throwable();
    now.setStackTrace(thread.getStackTrace());
    Origin origin = Places.with(mapper, () -> Places.of(now));
    Problem problem =
        Problem.of("TooSlow", "%s was not built after %,d seconds", name, timeoutSeconds)
            .fix(
                "let the model do less, or give it more time: -A"
                    + Evaluation.TIMEOUT
                    + "="
                    + 10 * timeoutSeconds);
    return new Located(problem, Mapper.marked(origin, Parsed.Part.STATEMENT), false);
  }
}
