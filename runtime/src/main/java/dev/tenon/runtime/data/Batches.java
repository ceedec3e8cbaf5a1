package dev.tenon.runtime.data;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.UserError;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Batches one after the other, each prepared while the one before is worked on.
 *
 * <p>One daemon thread fills one of two buffers while the caller uses the other. {@link #close}
 * ends it, also in the midst; what it throws is thrown by {@link #next}. For one caller thread.
 *
 * <pre>{@code
 * try (Batches batches = data.batches(64, LastBatch.KEEP)) {
 *   while (batches.hasNext()) {
 *     Batch batch = batches.next();
 *     ...
 *   }
 * }
 * }</pre>
 */
public final class Batches implements AutoCloseable {
  private static final int BUFFERS = 2;

  private final Examples examples;
  private final int[] order;
  private final int batchSize;
  private final long count;
  private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<Prepared> ready = new ArrayBlockingQueue<>(BUFFERS);
  private final Thread thread;

  private long taken;
  private Batch current;
  private boolean closed;

  /** A batch, or what went wrong instead. */
  private record Prepared(Batch batch, Throwable failure) {}

  Batches(
      DataContract contract,
      Examples examples,
      int[] order,
      int batchSize,
      LastBatch last,
      long skipped) {
    this.examples = examples;
    this.order = order;
    this.batchSize = batchSize;
    this.count = count(order.length, batchSize, last);
    if (skipped < 0 || skipped > count) {
      throw new IllegalArgumentException(
          "%,d of %s cannot be skipped".formatted(skipped, Counted.of(count, "batch")));
    }
    this.taken = skipped;
    // A batch size above the number of examples is fine, and must not take memory for it.
    int capacity = Math.min(batchSize, order.length);
    for (int i = 0; i < BUFFERS; i++) {
      free.add(new Batch(capacity, contract));
    }
    thread = new Thread(() -> prepare(skipped), "tenon-batches");
    thread.setDaemon(true);
    thread.start();
  }

  static long count(int size, int batchSize, LastBatch last) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch size is 1 or more, not " + batchSize);
    }
    long full = size / batchSize;
    return last == LastBatch.KEEP && size % batchSize != 0 ? full + 1 : full;
  }

  /** How many batches there are in all, those that are skipped included. */
  public long count() {
    return count;
  }

  /** Whether {@link #next} gives another one. */
  public boolean hasNext() {
    return taken < count;
  }

  /**
   * The next batch, which may be changed by no one and is valid until this is called again.
   *
   * @throws NoSuchElementException after the last one
   * @throws IllegalStateException after {@link #close}
   * @throws CancellationException if the thread is interrupted while it waits
   */
  public Batch next() {
    if (closed) {
      throw new IllegalStateException("the batches are closed");
    }
    if (!hasNext()) {
      throw new NoSuchElementException("there is no batch after " + count);
    }
    if (current != null) {
      free.add(current);
      current = null;
    }
    Prepared prepared;
    try {
      prepared = ready.take();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a batch");
    }
    if (prepared.failure() != null) {
      close();
      throw rethrown(prepared.failure());
    }
    taken++;
    current = prepared.batch();
    return current;
  }

  /** Ends the thread and waits for its end. Does nothing the second time. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void prepare(long first) {
    try {
      for (long i = first; i < count; i++) {
        Batch batch = free.take();
        int from = Math.toIntExact(i * batchSize);
        batch.fill(examples, order, from, Math.min(order.length - from, batchSize) + from);
        ready.put(new Prepared(batch, null));
      }
    } catch (InterruptedException e) {
      // close() wants the thread to end; nobody waits for another batch.
    } catch (Throwable failure) {
      // There is room: each entry of the queue belongs to one of the two buffers, and this one's
      // was not handed over.
      ready.add(new Prepared(null, failure));
    }
  }

  /** The failure itself, so that its type is kept, with the place where it is noticed. */
  private static RuntimeException rethrown(Throwable failure) {
    // What Java throws, some instructions later, where a mapped file has no such bytes any more.
    if (failure instanceof InternalError
        && String.valueOf(failure.getMessage()).contains("fault")) {
      return new UserError(
          "a stored data set became shorter while it was read; store it anew", failure);
    }
    failure.addSuppressed(new IllegalStateException("while taking a batch"));
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }
}
