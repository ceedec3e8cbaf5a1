package dev.tenon.runtime.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;

/**
 * Lets Ctrl-C (or SIGTERM) end a program in good order: work that can be stopped is stopped, and
 * the program ends when all has been said and closed.
 */
final class Interruption {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile Runnable stop;

  private Interruption() {}

  /** Does {@code work}; what it can not stop, Ctrl-C ends at once. */
  static int during(ToIntFunction<Interruption> work) {
    Interruption interruption = new Interruption();
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
    stop.run();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever wants this thread to end wants it at once
    }
  }
}
