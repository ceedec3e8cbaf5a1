package dev.tenon.runtime.cli;

import java.util.concurrent.CountDownLatch;

/** Lets Ctrl-C end a program in good order. */
final class Interruption {
  private Interruption() {}

  /**
   * Does {@code work}. Meanwhile Ctrl-C (or SIGTERM) does not end the program at once: it calls
   * {@code stop}, from another thread, and the program ends when the work has ended.
   */
  static void during(Runnable stop, Runnable work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndWait(stop, done), "tenon-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } finally {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The program ends already, and this is why.
      }
    }
  }

  private static void stopAndWait(Runnable stop, CountDownLatch done) {
    stop.run();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever wants this thread to end wants it at once
    }
  }
}
