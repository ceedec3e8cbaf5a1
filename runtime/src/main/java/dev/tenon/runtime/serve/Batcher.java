package dev.tenon.runtime.serve;

import dev.tenon.ir.Counted;
import dev.tenon.runtime.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gathers requests of one example each into batches. Thread-safe.
 *
 * <p>A thread of its own computes; it starts with a request and ends when none has come for a
 * while. Answers are delivered by the common pool, so that what is chained to one holds up no
 * other. Requests of other sizes or another function go into batches of their own. Where a batch
 * fails, its requests are computed one by one, so that only the guilty one fails.
 */
public final class Batcher implements AutoCloseable {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String name;
  private final Model model;
  private final Batching options;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Request> waiting = new ArrayDeque<>();
  private Thread worker;
  private boolean closed;

  /** What computes a batch. */
  @FunctionalInterface
  public interface Model {
    /** Runs {@code function} on whole batches, by name; gives its outputs by name. */
    Map<String, Value> call(String function, Map<String, Value> inputs);
  }

  private record Request(
      String function,
      Map<String, Value> example,
      CompletableFuture<Map<String, Value>> answer,
      long arrived) {
    boolean joins(Request other) {
      return function.equals(other.function)
          && example.entrySet().stream()
              .allMatch(
                  input -> {
                    Value value = other.example.get(input.getKey());
                    return value != null
                        && value.dtype() == input.getValue().dtype()
                        && value.shape().equals(input.getValue().shape());
                  });
    }
  }

  /**
   * A batcher without requests.
   *
   * @param name of the model
   */
  public Batcher(String name, Model model, Batching options) {
    this.name = name;
    this.model = model;
    this.options = options;
  }

  /**
   * Runs {@code function} on one example, soon.
   *
   * @param example the inputs by name, without the axis of the batch
   * @return the outputs by name, without that axis; a {@link RejectedExecutionException} where too
   *     many requests wait
   * @throws IllegalStateException if this is closed
   */
  public CompletableFuture<Map<String, Value>> submit(String function, Map<String, Value> example) {
    CompletableFuture<Map<String, Value>> answer = new CompletableFuture<>();
    lock.lock();
    try {
      if (closed) {
        throw closed();
      }
      if (waiting.size() >= options.waiting()) {
        answer.completeExceptionally(
            new RejectedExecutionException(
                "%s for %s already; send fewer, or let more wait"
                    .formatted(
                        Counted.of(waiting.size(), "request waits", "requests wait"), name)));
        return answer;
      }
      waiting.add(new Request(function, Map.copyOf(example), answer, System.nanoTime()));
      if (worker == null) {
        worker = new Thread(this::work, "batches of " + name);
        worker.setDaemon(true);
        worker.start();
      }
      changed.signalAll();
      return answer;
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    for (List<Request> batch = next(); batch != null; batch = next()) {
      compute(batch);
    }
  }

  /** The next batch; null where there is nothing to do any more. */
  private List<Request> next() {
    lock.lock();
    try {
      long patience = IDLE_NANOS;
      while (waiting.isEmpty() && !closed && patience > 0) {
        patience = changed.awaitNanos(patience);
      }
      if (waiting.isEmpty() || closed) {
        worker = null;
        changed.signalAll();
        return null;
      }
      long left = options.delay().toNanos() - (System.nanoTime() - waiting.peek().arrived());
      while (waiting.size() < options.largest() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return taken();
    } catch (InterruptedException e) {
      // Nobody but the JVM's end has a reason to; the next request starts another thread.
      worker = null;
      changed.signalAll();
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the first request and those that can be computed with it, in order. */
  private List<Request> taken() {
    List<Request> batch = new ArrayList<>();
    Iterator<Request> all = waiting.iterator();
    while (all.hasNext() && batch.size() < options.largest()) {
      Request request = all.next();
      if (request.answer().isDone()) {
        all.remove(); // cancelled
      } else if (batch.isEmpty() || request.joins(batch.get(0))) {
        batch.add(request);
        all.remove();
      }
    }
    return batch;
  }

  private void compute(List<Request> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      Map<String, Value> inputs = new LinkedHashMap<>();
      for (String input : batch.get(0).example().keySet()) {
        inputs.put(input, Value.stack(batch.stream().map(r -> r.example().get(input)).toList()));
      }
      Map<String, Value> outputs = model.call(batch.get(0).function(), inputs);
      checkBatch(batch, outputs);
      for (int i = 0; i < batch.size(); i++) {
        int index = i;
        batch.get(i).answer().completeAsync(() -> one(outputs, index));
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      if (batch.size() == 1) {
        CompletableFuture<?> answer = batch.get(0).answer();
        CompletableFuture.runAsync(() -> answer.completeExceptionally(e));
      } else {
        batch.forEach(request -> compute(List.of(request)));
      }
    }
  }

  private void checkBatch(List<Request> batch, Map<String, Value> outputs) {
    outputs.forEach(
        (output, value) -> {
          if (value.shape().numDimensions() == 0 || value.shape().get(0) != batch.size()) {
            throw new IllegalArgumentException(
                "%s of %s gives %s for a batch of %d, not a value an example; call it with batches"
                    .formatted(output, name, value, batch.size()));
          }
        });
  }

  private static Map<String, Value> one(Map<String, Value> outputs, int index) {
    Map<String, Value> one = new LinkedHashMap<>();
    outputs.forEach((output, value) -> one.put(output, value.at(index)));
    return one;
  }

  private IllegalStateException closed() {
    return new IllegalStateException(
        "the predictor of " + name + " is closed; close it last, or load it again");
  }

  /** Waits for the batch under way; the requests that wait end with an error. */
  @Override
  public void close() {
    List<Request> left;
    lock.lock();
    try {
      closed = true;
      left = new ArrayList<>(waiting);
      waiting.clear();
      changed.signalAll();
      while (worker != null && worker != Thread.currentThread()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    left.forEach(request -> request.answer().completeExceptionally(closed()));
  }
}
