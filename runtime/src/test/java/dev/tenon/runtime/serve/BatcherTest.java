package dev.tenon.runtime.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatcherTest {
  private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch open = new CountDownLatch(1);

  /** Doubles numbers; the first batch waits until {@link #open} is; negative numbers fail. */
  private Map<String, Value> twice(String function, Map<String, Value> inputs) {
    boolean first = sizes.isEmpty();
    float[] numbers = inputs.get("x").floats();
    sizes.add((int) inputs.get("x").shape().get(0));
    if (first) {
      try {
        assertTrue(open.await(30, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0) {
        throw new IllegalArgumentException("no negative number");
      }
      numbers[i] *= 2;
    }
    return Map.of("y", Value.of(numbers, inputs.get("x").shape().asArray()));
  }

  private static Map<String, Value> one(float... numbers) {
    return Map.of("x", Value.of(numbers, numbers.length));
  }

  private static float[] answer(CompletableFuture<Map<String, Value>> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS).get("y").floats();
  }

  @Test
  void gathersWhatWaitsUpToTheLargest() throws Exception {
    try (Batcher batcher = new Batcher("M", this::twice, new Batching(4, Duration.ZERO, 100))) {
      List<CompletableFuture<Map<String, Value>>> answers = new ArrayList<>();
      answers.add(batcher.submit("f", one(1)));
      while (sizes.isEmpty()) {
        Thread.onSpinWait();
      }
      for (int i = 2; i <= 10; i++) {
        answers.add(batcher.submit("f", one(i)));
      }
      open.countDown();
      for (int i = 1; i <= 10; i++) {
        assertEquals(2f * i, answer(answers.get(i - 1))[0]);
      }
      assertEquals(List.of(1, 4, 4, 1), sizes);
    }
  }

  @Test
  void waitsForOthersAMoment() throws Exception {
    open.countDown();
    Batching options = new Batching(3, Duration.ofSeconds(20), 100);
    try (Batcher batcher = new Batcher("M", this::twice, options)) {
      CompletableFuture<Map<String, Value>> first = batcher.submit("f", one(1));
      batcher.submit("f", one(2));
      assertTrue(sizes.isEmpty());
      batcher.submit("f", one(3)); // now there are as many as may be: nobody waits 20 seconds
      assertEquals(2, answer(first)[0]);
      assertEquals(List.of(3), sizes);
    }
  }

  @Test
  void otherSizesAreOtherBatches() throws Exception {
    try (Batcher batcher = new Batcher("M", this::twice, new Batching(8, Duration.ZERO, 100))) {
      batcher.submit("f", one(0));
      while (sizes.isEmpty()) {
        Thread.onSpinWait();
      }
      List<CompletableFuture<Map<String, Value>>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(batcher.submit(i < 5 ? "f" : "g", i % 2 == 0 ? one(i) : one(i, i + 1)));
      }
      open.countDown();
      for (int i = 0; i < 6; i++) {
        float[] expected = i % 2 == 0 ? new float[] {2 * i} : new float[] {2 * i, 2 * i + 2};
        assertTrue(Arrays.equals(expected, answer(answers.get(i))));
      }
      assertEquals(List.of(1, 3, 2, 1), sizes);
    }
  }

  @Test
  void onlyTheGuiltyOneFails() throws Exception {
    try (Batcher batcher = new Batcher("M", this::twice, new Batching(8, Duration.ZERO, 100))) {
      batcher.submit("f", one(0));
      while (sizes.isEmpty()) {
        Thread.onSpinWait();
      }
      CompletableFuture<Map<String, Value>> good = batcher.submit("f", one(1));
      CompletableFuture<Map<String, Value>> bad = batcher.submit("f", one(-1));
      CompletableFuture<Map<String, Value>> cancelled = batcher.submit("f", one(5));
      CompletableFuture<Map<String, Value>> last = batcher.submit("f", one(2));
      cancelled.cancel(false);
      open.countDown();
      assertEquals(2, answer(good)[0]);
      assertEquals(4, answer(last)[0]);
      Throwable cause = assertThrows(ExecutionException.class, () -> answer(bad)).getCause();
      assertEquals("no negative number", cause.getMessage());
      assertEquals(List.of(1, 3, 1, 1, 1), sizes);
    }
  }

  @Test
  void refusesWhatDoesNotFitIntoTheQueue() throws Exception {
    try (Batcher batcher = new Batcher("M", this::twice, new Batching(1, Duration.ZERO, 2))) {
      CompletableFuture<Map<String, Value>> first = batcher.submit("f", one(1));
      while (sizes.isEmpty()) {
        Thread.onSpinWait();
      }
      CompletableFuture<Map<String, Value>> second = batcher.submit("f", one(2));
      batcher.submit("f", one(3));
      Throwable refused =
          assertThrows(ExecutionException.class, () -> answer(batcher.submit("f", one(4))))
              .getCause();
      assertInstanceOf(RejectedExecutionException.class, refused);
      assertEquals(
          "2 requests wait for M already; send fewer, or let more wait", refused.getMessage());
      open.countDown();
      assertEquals(2, answer(first)[0]);
      assertEquals(4, answer(second)[0]);
    }
  }

  @Test
  void anAnswerMayAskAgain() throws Exception {
    open.countDown();
    try (Batcher batcher = new Batcher("M", this::twice, new Batching(4, Duration.ZERO, 100))) {
      CompletableFuture<Float> twice =
          batcher
              .submit("f", one(3))
              .thenApply(y -> batcher.submit("f", one(y.get("y").floats())).join())
              .thenApply(y -> y.get("y").floats()[0]);
      assertEquals(12f, twice.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void closingEndsWhatWaits() throws Exception {
    Batcher batcher = new Batcher("M", this::twice, new Batching(1, Duration.ZERO, 10));
    CompletableFuture<Map<String, Value>> running = batcher.submit("f", one(1));
    while (sizes.isEmpty()) {
      Thread.onSpinWait();
    }
    CompletableFuture<Map<String, Value>> waiting = batcher.submit("f", one(2));
    Thread closing = new Thread(batcher::close);
    closing.start();
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThrows(IllegalStateException.class, () -> batcher.submit("f", one(3)));
    open.countDown();
    closing.join();
    batcher.close();
    assertEquals(2, answer(running)[0]);
    CompletionException ended = assertThrows(CompletionException.class, waiting::join);
    assertInstanceOf(IllegalStateException.class, ended.getCause());
  }
}
