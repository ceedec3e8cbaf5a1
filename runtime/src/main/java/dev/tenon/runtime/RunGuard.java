package dev.tenon.runtime;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets one run at a time change the weights of a trainer, and nobody else meanwhile; whoever closes
 * it ends the run that is under way and waits for its end.
 */
final class RunGuard {
  private static final long PAUSE = 100_000;

  private final ReentrantReadWriteLock busy = new ReentrantReadWriteLock();
  private final String model;
  private volatile String underWay; // null for nothing
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
   * @param call what the user calls it
   * @throws IllegalStateException if something else is under way, or the trainer is closed
   */
  <T> T run(String call, Supplier<T> run) {
    return alone(
        call,
        () -> {
          try {
            return run.get();
          } finally {
            stopped = false;
          }
        });
  }

  /**
   * Changes weights, which would make another run of one that is under way in another thread. What
   * that run tells, such as a listener, is called between two of its steps and may change them.
   *
   * @throws IllegalStateException as {@link #run} does
   */
  <T> T change(String call, Supplier<T> change) {
    return busy.isWriteLockedByCurrentThread()
        ? change.get() // also while another thread waits to close: the run ends after this step
        : within(busy.readLock(), call, change);
  }

  /**
   * Does what a run cannot do to itself either; one that was told to stop still is.
   *
   * @throws IllegalStateException as {@link #run} does
   */
  <T> T alone(String call, Supplier<T> work) {
    if (busy.isWriteLockedByCurrentThread()) {
      throw refused(call, underWay);
    }
    return within(
        busy.writeLock(),
        call,
        () -> {
          underWay = call;
          try {
            return work.get();
          } finally {
            underWay = null;
          }
        });
  }

  private <T> T within(Lock lock, String call, Supplier<T> work) {
    while (!lock.tryLock()) {
      String present = underWay;
      if (closing) {
        throw closed();
      }
      if (present != null) {
        throw refused(call, present);
      }
      LockSupport.parkNanos(PAUSE); // for a change, or for what has just begun or ended
    }
    try {
      if (closing) {
        throw closed();
      }
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private IllegalStateException refused(String call, String present) {
    return new IllegalStateException(
        "%s of the trainer of %s is refused while %s is under way; wait until %s returns, or make another trainer"
            .formatted(call, model, present, present));
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
    busy.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        free.run();
      }
    } finally {
      busy.writeLock().unlock();
    }
  }
}
