package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Tiny;
import dev.tenon.runtime.serve.Batching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {
  private static final int THREADS = 8;

  /** How long the threads predict; {@code -Dtenon.predictor.seconds=60} for the long run. */
  private static final long SECONDS = Long.getLong("tenon.predictor.seconds", 4);

  private static final int EXAMPLES = 256;

  @TempDir private static Path folder;

  private static final class TinyTrainer extends Trainer<Rows> {
    TinyTrainer() {
      super(new GraphBuilder(Networks.program(Tiny.class)));
    }
  }

  private static Path exported() {
    Path model = folder.resolve("model");
    if (!Files.exists(model)) {
      try (TinyTrainer trainer = new TinyTrainer()) {
        trainer.export(model);
      }
    }
    return model;
  }

  private static Value example(int index) {
    byte[] pixels = new byte[24];
    new Random(index).nextBytes(pixels);
    return Value.of(pixels, 6, 4, 1);
  }

  private static List<Value> alone(Predictor predictor) {
    List<Value> answers = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      answers.add(predictor.predict(Value.stack(List.of(example(i)))));
    }
    return answers;
  }

  /** Bytes of this process in memory. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  @Test
  void threadsGetTheAnswersOfOneAndMemoryDoesNotGrow() throws Exception {
    boolean linux = Files.exists(Path.of("/proc/self/status"));
    try (Predictor predictor = Predictor.load(exported())) {
      List<Value> expected = alone(predictor);
      AtomicLong calls = new AtomicLong();
      AtomicReference<Throwable> failed = new AtomicReference<>();
      long start = System.nanoTime();
      long end = start + TimeUnit.SECONDS.toNanos(SECONDS);
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        Random random = new Random(t);
        Thread thread =
            new Thread(
                () -> {
                  try {
                    while (System.nanoTime() < end && failed.get() == null) {
                      int i = random.nextInt(EXAMPLES);
                      Value answer =
                          random.nextInt(4) == 0
                              ? predictor.predictAsync(example(i)).get(30, TimeUnit.SECONDS)
                              : predictor.predict(Value.stack(List.of(example(i)))).at(0);
                      assertArrayEquals(expected.get(i).floats(), answer.floats(), 1e-5f);
                      calls.incrementAndGet();
                    }
                  } catch (Throwable e) {
                    failed.set(e);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      Thread.sleep(TimeUnit.SECONDS.toMillis(SECONDS) / 4);
      System.gc();
      long before = linux ? resident() : 0;
      long objects = Pointer.totalCount();
      for (Thread thread : threads) {
        thread.join();
      }
      System.gc();
      long grown = (linux ? resident() : 0) - before;
      assertNull(failed.get(), () -> failed.get().toString());
      assertTrue(calls.get() > 100, "calls: " + calls);
      // Each call makes two tensors: kept, they would be counted. Resident memory also has the heap
      // of all tests in it, which grows as it likes.
      assertTrue(Pointer.totalCount() < objects + 100, objects + " -> " + Pointer.totalCount());
      assertTrue(
          grown < 512 << 20, "grown by %,d bytes in %,d calls".formatted(grown, calls.get()));
      System.out.printf(
          "%,d predictions by %d threads in %d s, grown by %,d bytes%n",
          calls.get(), THREADS, SECONDS, grown);
    }
  }

  @Test
  void oneAloneAndOneAmongManyGetOneAnswer() throws Exception {
    try (Predictor predictor = Predictor.load(exported())) {
      List<Value> expected = alone(predictor);
      List<CompletableFuture<Value>> answers = new ArrayList<>();
      for (int i = 0; i < EXAMPLES; i++) {
        answers.add(predictor.predictAsync(example(i)));
      }
      for (int i = 0; i < EXAMPLES; i++) {
        Value answer = answers.get(i).get(30, TimeUnit.SECONDS);
        assertArrayEquals(expected.get(i).floats(), answer.floats(), 1e-5f);
        assertEquals(1, answer.shape().numDimensions());
      }
    }
  }

  @Test
  void aClosedOneSaysSo() {
    Predictor predictor = Predictor.load(exported());
    Value batch = Value.stack(List.of(example(0)));
    predictor.predictAsync(example(0)).join();
    predictor.close();
    predictor.close();
    IllegalStateException closed =
        assertThrows(IllegalStateException.class, () -> predictor.predict(batch));
    assertTrue(closed.getMessage().startsWith("the predictor of Tiny is closed"));
    assertThrows(IllegalStateException.class, () -> predictor.predictAsync(example(0)));
  }

  @Test
  void theOneOfATrainerEndsWithIt() {
    Value batch = Value.stack(List.of(example(0)));
    TinyTrainer trainer = new TinyTrainer();
    Predictor predictor = trainer.predictor();
    predictor.predict(batch);
    predictor.close();
    assertThrows(IllegalStateException.class, () -> predictor.predict(batch));
    Predictor second = trainer.predictor();
    second.predict(batch);
    trainer.close();
    trainer.close();
    IllegalStateException closed =
        assertThrows(IllegalStateException.class, () -> second.predict(batch));
    assertTrue(closed.getMessage().startsWith("Tiny is closed"), closed.getMessage());
    assertThrows(IllegalStateException.class, () -> trainer.read("logits/bias"));
    second.close();
  }

  @Test
  void closingWhileOthersPredictIsSafe() throws Exception {
    for (int round = 0; round < 12; round++) {
      Predictor predictor = Predictor.load(exported());
      CountDownLatch started = new CountDownLatch(THREADS);
      AtomicBoolean wrong = new AtomicBoolean();
      AtomicReference<Throwable> unexpected = new AtomicReference<>();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        boolean async = t % 2 == 0;
        Value one = example(t);
        Thread thread =
            new Thread(
                () -> {
                  try {
                    Value expected = predictor.predict(Value.stack(List.of(one))).at(0);
                    started.countDown();
                    while (true) {
                      Value answer =
                          async
                              ? predictor.predictAsync(one).get(30, TimeUnit.SECONDS)
                              : predictor.predict(Value.stack(List.of(one))).at(0);
                      if (Math.abs(answer.floats()[0] - expected.floats()[0]) > 1e-5) {
                        wrong.set(true);
                      }
                    }
                  } catch (IllegalStateException e) {
                    // closed, as it should be
                  } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof IllegalStateException)) {
                      unexpected.set(e);
                    }
                  } catch (Throwable e) {
                    unexpected.set(e);
                  }
                });
        thread.start();
        threads.add(thread);
      }
      assertTrue(started.await(30, TimeUnit.SECONDS));
      Thread.sleep(round * 2L);
      predictor.close();
      for (Thread thread : threads) {
        thread.join(TimeUnit.SECONDS.toMillis(30));
        assertFalse(thread.isAlive());
      }
      assertNull(unexpected.get(), () -> unexpected.get().toString());
      assertFalse(wrong.get());
    }
  }

  @Test
  void wrongInputsSayWhatIsExpected() {
    try (Predictor predictor = Predictor.load(exported())) {
      String one =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> predictor.predictAsync(Value.of(new byte[24], 1, 6, 4, 1)))
              .getMessage();
      assertEquals(
          "input is uint8 [1, 6, 4, 1], but one example is uint8 [6, 4, 1], without the axis of the"
              + " batch",
          one);
      String many =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> predictor.predict(Value.of(new float[24], 1, 6, 4, 1)))
              .getMessage();
      assertTrue(many.startsWith("input is float32 [1, 6, 4, 1], expected uint8"), many);
      String none =
          assertThrows(IllegalArgumentException.class, () -> predictor.call("classify"))
              .getMessage();
      assertTrue(
          none.contains("has no function classify; it has [predict, serving_default]"), none);
      predictor.predictAsync(example(0)).join();
      assertInstanceOf(
          IllegalStateException.class,
          assertThrows(
              RuntimeException.class, () -> predictor.batching(new Batching(8, Duration.ZERO, 8))));
    }
  }
}
