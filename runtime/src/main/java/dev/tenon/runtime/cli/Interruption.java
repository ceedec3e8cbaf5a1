package dev.tenon.runtime.cli;

import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * Lets Ctrl-C (or SIGTERM) end a program in good order: work that can be stopped is stopped, and
 * the program ends when all has been said and closed. Ctrl-C once more ends it at once.
 */
final class Interruption {
  private static final System.Logger LOG = System.getLogger(Interruption.class.getName());

  /** What shells say of a program that Ctrl-C ended. */
  private static final int STATUS = 128 + 2;

  /** Steps that take less need no word. */
  private static final long SILENT_MILLISECONDS = 1000;

  private final CountDownLatch done = new CountDownLatch(1);
  private final PrintStream err;
  private volatile Runnable stop;

  private Interruption(PrintStream err) {
    this.err = err;
  }

  /**
   * Does {@code work}; what it can not stop, Ctrl-C ends at once.
   *
   * @param err is told where that takes a while
   */
  static int during(PrintStream err, ToIntFunction<Interruption> work) {
    Interruption interruption = new Interruption(err);
    Thread hook = new Thread(interruption::stopAndWait, "tenon-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.applyAsInt(interruption);
    } finally {
      interruption.done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The program ends already, and this is why.
      }
    }
  }

  /** From now on {@code action}, which another thread calls, makes the work end soon. */
  void stopBy(Runnable action) {
    stop = action;
  }

  private void stopAndWait() {
    if (stop == null) {
      return;
    }
    boolean again = onCtrlC(this::endAtOnce);
    stop.run();
    try {
      if (!done.await(SILENT_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        err.println(
            "stopping after the present step"
                + (again ? "; Ctrl-C once more ends at once, and saves nothing" : ""));
        done.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever wants this thread to end wants it at once
    }
  }

  private void endAtOnce() {
    err.println("ended in the middle of a step; the checkpoints are those that were there");
    Runtime.getRuntime().halt(STATUS);
  }

  /**
   * Has Ctrl-C do {@code action}; false where it cannot. While a program ends, Java does nothing by
   * itself. The class that can do it is no part of Java's specification, so it may not be there.
   */
  private static boolean onCtrlC(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object handling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handling);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "Ctrl-C is heard only once", e);
      return false;
    }
  }
}
