package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.Networks.Wide;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainers, and the predictors that they give, in several threads of one program. */
class TrainerThreadsTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(3).withBatchSize(16).withThreads(2);

  private final Splits<Noise> noise = new Splits<>(Networks.noise(320, 1), Networks.noise(32, 2));
  private final ExecutorService others = Executors.newCachedThreadPool();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    others.shutdownNow();
  }

  /** Lets others know of the first step, and counts steps. */
  private static class Counting implements TrainingListener {
    final CountDownLatch started = new CountDownLatch(1);
    final AtomicLong steps = new AtomicLong();
    String stopped = "";

    @Override
    public void stepDone(long step, int examples, double loss, double accuracy) {
      steps.incrementAndGet();
      started.countDown();
    }

    @Override
    public void runStopped(String how) {
      stopped = how;
    }
  }

  private Map<String, Value> alone(Class<?> model) {
    try (Trainer<Noise> trainer = Networks.trainer(model)) {
      trainer.fit(noise, OPTIONS, new Counting());
      return Networks.weights(trainer);
    }
  }

  @Test
  void predictingMeanwhileChangesNothing() throws Exception {
    Map<String, Value> expected = alone(Varied.class);
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.open(OPTIONS.computing());
      Predictor predictor = trainer.predictor();
      AtomicBoolean over = new AtomicBoolean();
      List<Future<Long>> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Random random = new Random(t);
        threads.add(
            others.submit(
                () -> {
                  long calls = 0;
                  while (!over.get()) {
                    byte[] pixels = new byte[400 * (1 + random.nextInt(4))];
                    random.nextBytes(pixels);
                    Value batch = Value.of(pixels, pixels.length / 400, 20, 20, 1);
                    for (float score : predictor.predict(batch).floats()) {
                      assertTrue(Float.isFinite(score));
                    }
                    calls++;
                  }
                  return calls;
                }));
      }
      try {
        trainer.fit(noise, OPTIONS, new Counting());
      } finally {
        over.set(true);
      }
      for (Future<Long> thread : threads) {
        assertTrue(thread.get(30, TimeUnit.SECONDS) > 0);
      }
      assertEquals(expected, Networks.weights(trainer));
    }
  }

  @Test
  void trainersDoNotDisturbEachOther() throws Exception {
    Map<String, Value> varied = alone(Varied.class);
    Map<String, Value> wide = alone(Wide.class);
    List<Future<Map<String, Value>>> runs = new ArrayList<>();
    for (Class<?> model : List.of(Varied.class, Varied.class, Wide.class)) {
      runs.add(others.submit(() -> alone(model)));
    }
    assertEquals(varied, runs.get(0).get(60, TimeUnit.SECONDS));
    assertEquals(varied, runs.get(1).get(60, TimeUnit.SECONDS));
    assertEquals(wide, runs.get(2).get(60, TimeUnit.SECONDS));
  }

  @Test
  void oneOfTwoRunsHasTheFolder() throws Exception {
    Counting listener = new Counting();
    try (Trainer<Noise> first = Networks.trainer(Varied.class);
        Trainer<Noise> second = Networks.trainer(Varied.class)) {
      TrainOptions saving = OPTIONS.withEpochs(1000).withCheckpoints(folder);
      Future<History> run = others.submit(() -> first.fit(noise, saving, listener));
      assertTrue(listener.started.await(30, TimeUnit.SECONDS));
      String refused =
          assertThrows(UserError.class, () -> second.fit(noise, saving, new Counting()))
              .getMessage();
      assertEquals(
          "another run writes its checkpoints to %s; wait for its end, or name another folder"
              .formatted(folder),
          refused);
      first.stop();
      assertFalse(run.get(30, TimeUnit.SECONDS).complete());
    }
  }

  @Test
  void oneTrainerTrainsOnceAtATime() throws Exception {
    Counting listener = new Counting();
    try (Trainer<Noise> trainer = Networks.trainer(Wide.class)) {
      Future<History> run =
          others.submit(() -> trainer.fit(noise, OPTIONS.withEpochs(1000), listener));
      assertTrue(listener.started.await(30, TimeUnit.SECONDS));
      String refused =
          assertThrows(
                  IllegalStateException.class, () -> trainer.fit(noise, OPTIONS, new Counting()))
              .getMessage();
      assertEquals(
          "fit of the trainer of Wide is refused while fit is under way; wait until fit returns, or make another trainer",
          refused);
      Path saved = folder.resolve("saved");
      trainer.save(saved);
      String restored =
          assertThrows(IllegalStateException.class, () -> trainer.restore(saved)).getMessage();
      assertEquals("restore" + refused.substring("fit".length()), restored);
      trainer.stop();
      run.get(30, TimeUnit.SECONDS);
      trainer.fit(noise, OPTIONS, new Counting());
    }
  }

  @Test
  void aListenerCannotTrainTheTrainerThatItListensTo() {
    try (Trainer<Noise> trainer = Networks.trainer(Wide.class)) {
      Counting again =
          new Counting() {
            @Override
            public void stepDone(long step, int examples, double loss, double accuracy) {
              trainer.fit(noise, OPTIONS, new Counting());
            }
          };
      assertThrows(IllegalStateException.class, () -> trainer.fit(noise, OPTIONS, again));
    }
  }

  @Test
  void closingEndsTheRunOfAnotherThreadAndKeepsIt() throws Exception {
    Counting listener = new Counting();
    Trainer<Noise> trainer = Networks.trainer(Varied.class);
    TrainOptions saving = OPTIONS.withEpochs(1000).withCheckpoints(folder);
    Future<History> run = others.submit(() -> trainer.fit(noise, saving, listener));
    assertTrue(listener.started.await(30, TimeUnit.SECONDS));
    trainer.close();
    assertFalse(run.get(30, TimeUnit.SECONDS).complete());
    assertTrue(listener.stopped.contains("saved in " + folder), listener.stopped);
    trainer.close();
    try (Trainer<Noise> next = Networks.trainer(Varied.class)) {
      next.restore(folder);
    }
  }

  @Test
  void closingIsSafeAtAnyMoment() throws Exception {
    for (int round = 0; round < 10; round++) {
      Trainer<Noise> trainer = Networks.trainer(Varied.class);
      Predictor predictor = trainer.predictor();
      Value batch = Value.of(new byte[400], 1, 20, 20, 1);
      Future<?> run =
          others.submit(() -> trainer.fit(noise, OPTIONS.withEpochs(1000), new Counting()));
      Future<?> predictions =
          others.submit(
              () -> {
                while (true) {
                  predictor.predict(batch);
                }
              });
      Thread.sleep(round * 15L);
      trainer.close();
      assertClosed(run);
      assertClosed(predictions);
    }
  }

  /** It ended well, or said that the trainer is closed. */
  private static void assertClosed(Future<?> work) throws Exception {
    try {
      work.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      assertTrue(e.getCause() instanceof IllegalStateException, () -> e.getCause().toString());
      assertTrue(e.getCause().getMessage().contains(" is closed"), e.getCause().getMessage());
    }
  }

  @Test
  void aClosedOneSaysSo() {
    for (boolean used : new boolean[] {true, false}) {
      Trainer<Rows> trainer = Networks.trainer();
      if (used) {
        trainer.read("logits/bias");
      }
      trainer.close();
      trainer.close();
      Splits<Rows> rows = new Splits<>(Networks.rows(32, 1), Networks.rows(32, 2));
      for (Runnable call :
          List.<Runnable>of(
              () -> trainer.fit(rows, OPTIONS, new Counting()),
              () -> trainer.evaluate(rows.test()),
              () -> trainer.read("logits/bias"),
              () -> trainer.save(folder.resolve("saved")),
              () -> trainer.export(folder.resolve("exported")),
              trainer::predictor)) {
        assertEquals(
            "the trainer of Tiny is closed; close it last, or make another one",
            assertThrows(IllegalStateException.class, call::run).getMessage());
      }
      assertFalse(Files.exists(folder.resolve("saved")));
      assertFalse(Files.exists(folder.resolve("exported")));
    }
  }
}
