package dev.tenon.runtime;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one run at a time change the weights of a trainer; whoever closes it ends that run and waits
 * for its end.
 */
final class RunGuard {
  private final ReentrantLock running = new ReentrantLock();
  private final String model;
  private volatile boolean stopped;
  private volatile boolean closing;
  private volatile boolean closed;

  /**
   * Of a trainer that is open.
   *
   * @param model that it trains
   */
  RunGuard(String model) {
    this.model = model;
  }

  /**
   * Does a run.
   *
   * @throws IllegalStateException if another is under way, or the trainer is closed
   */
  <T> T run(Supplier<T> run) {
    return alone(
        () -> {
          try {
            return run.get();
          } finally {
            stopped = false;
          }
        });
  }

  /**
   * Does what would make another run of one that is under way; what was told to stop still is.
   *
   * @throws IllegalStateException as {@link #run} does
   */
  <T> T alone(Supplier<T> change) {
    if (running.isHeldByCurrentThread() || !running.tryLock()) {
      throw new IllegalStateException(
          "the trainer of %s trains already; wait until fit returns, or make another trainer"
              .formatted(model));
    }
    try {
      if (closing) {
        throw closed();
      }
      return change.get();
    } finally {
      running.unlock();
    }
  }

  /** Has the run that is under way, or the next one, end after its present step. */
  void stop() {
    stopped = true;
  }

  /** Whether the run that is under way is to end. */
  boolean stops() {
    return stopped || closing;
  }

  /**
   * Makes sure that the trainer is open.
   *
   * @throws IllegalStateException if it is closed
   */
  void checkOpen() {
    if (closed) {
      throw closed();
    }
  }

  private IllegalStateException closed() {
    return new IllegalStateException(
        "the trainer of %s is closed; close it last, or make another one".formatted(model));
  }

  /**
   * Ends the run that another thread has under way, waits for it, and calls {@code free}. A
   * listener cannot wait for the run that calls it.
   */
  void close(Runnable free) {
    closing = true;
    running.lock();
    try {
      if (!closed) {
        closed = true;
        free.run();
      }
    } finally {
      running.unlock();
    }
  }
}
