package dev.tenon.runtime;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps who reads the variables apart from who changes them, so that all that is read or computed
 * at once comes from one step. In the order in which they come, so that readers without a pause do
 * not keep a run waiting, nor the other way round.
 *
 * <p>Taken before {@link Gate} where both are needed.
 */
final class Turns {
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

  /** Does {@code work} while nothing changes; it must not change anything itself. */
  <T> T reading(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Does {@code work}, of which others see all or nothing. */
  <T> T changing(Supplier<T> work) {
    lock.writeLock().lock();
    try {
      return work.get();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
