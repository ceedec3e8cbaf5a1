package dev.tenon.runtime;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets any number of threads use something native until it is closed: closing waits for those that
 * are inside, and whoever comes later is told. Without it they would reach freed memory.
 */
final class Gate {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final String name;
  private boolean closed;

  /**
   * An open gate.
   *
   * @param name of the model behind it
   */
  Gate(String name) {
    this.name = name;
  }

  /**
   * Does {@code work} while nothing is freed.
   *
   * @throws IllegalStateException if this is closed
   */
  <T> T within(Supplier<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            name + " is closed and computes no more; close it last, or load it again");
      }
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Closes, once: calls of {@code free} after the first are left out. */
  void close(Runnable free) {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        free.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
