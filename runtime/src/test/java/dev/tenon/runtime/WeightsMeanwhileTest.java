package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.Networks.Wide;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.RunView;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other threads may do with the weights of a trainer that trains. */
class WeightsMeanwhileTest {
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(1000).withBatchSize(16).withThreads(2);

  private final Splits<Noise> noise = new Splits<>(Networks.noise(320, 1), Networks.noise(32, 2));
  private final ExecutorService others = Executors.newCachedThreadPool();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    others.shutdownNow();
  }

  /** Keeps what was learned after each step. */
  private static class Steps implements TrainingListener {
    final CountDownLatch started = new CountDownLatch(1);
    final Queue<Map<String, Value>> weights = new ConcurrentLinkedQueue<>();
    private RunView run;

    @Override
    public void opened(RunView view) {
      run = view;
    }

    @Override
    public void stepDone(long step, int examples, double loss, double accuracy) {
      weights.add(run.weights());
      started.countDown();
    }
  }

  @Test
  void whatIsReadIsOfOneStep() throws Exception {
    Steps steps = new Steps();
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class);
        Trainer<Noise> copy = Networks.trainer(Varied.class)) {
      Future<History> run = others.submit(() -> trainer.fit(noise, OPTIONS, steps));
      assertTrue(steps.started.await(30, TimeUnit.SECONDS));
      Path file = folder.resolve("weights.npz");
      Path saved = folder.resolve("saved");
      List<Map<String, Value>> read = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        trainer.weights().writeNpz(file);
        copy.weights().load(file);
        read.add(learned(copy));
      }
      for (int i = 0; i < 10; i++) {
        trainer.save(saved);
        copy.restore(saved);
        read.add(learned(copy));
      }
      trainer.export(folder.resolve("exported"));
      Predictor.load(folder.resolve("exported")).close();
      trainer.stop();
      run.get(30, TimeUnit.SECONDS);
      assertTrue(steps.weights.containsAll(read), () -> "of " + steps.weights.size() + " steps");
    }
  }

  private static Map<String, Value> learned(Trainer<?> trainer) {
    return trainer.session().learned();
  }

  @Test
  void whatChangesWeightsIsRefused() throws Exception {
    Steps steps = new Steps();
    try (Trainer<Noise> trainer = Networks.trainer(Wide.class)) {
      Future<History> run = others.submit(() -> trainer.fit(noise, OPTIONS, steps));
      assertTrue(steps.started.await(30, TimeUnit.SECONDS));
      Path file = folder.resolve("weights.npz");
      trainer.weights().writeNpz(file);
      String weight = trainer.graph().learned().get(0).name();
      Value value = trainer.read(weight);
      assertRefused("write", () -> trainer.write(weight, value));
      assertRefused("weights().load", () -> trainer.weights().load(file));
      assertRefused("step", () -> trainer.step("train", Map.of()));
      assertRefused("update", () -> trainer.update("train", Map.of()));
      trainer.stop();
      run.get(30, TimeUnit.SECONDS);
      Value zeros = Value.of(new float[value.count()], value.shape().asArray());
      trainer.write(weight, zeros);
      assertEquals(zeros, trainer.read(weight));
      trainer.weights().load(file);
      assertNotEquals(zeros, trainer.read(weight));
    }
  }

  private static void assertRefused(String call, Runnable change) {
    assertEquals(
        call
            + " of the trainer of Wide is refused while fit is under way; wait until fit returns, or make another trainer",
        assertThrows(IllegalStateException.class, change::run).getMessage());
  }

  @Test
  void aListenerMayChangeThemBetweenTwoSteps() {
    try (Trainer<Noise> trainer = Networks.trainer(Wide.class)) {
      String weight = trainer.graph().learned().get(0).name();
      Steps steps =
          new Steps() {
            @Override
            public void stepDone(long step, int examples, double loss, double accuracy) {
              Value before = trainer.read(weight);
              Value zeros = Value.of(new float[before.count()], before.shape().asArray());
              assertNotEquals(zeros, before);
              trainer.write(weight, zeros);
              assertEquals(zeros, trainer.read(weight));
              trainer.stop();
            }
          };
      assertFalse(trainer.fit(noise, OPTIONS, steps).complete());
    }
  }

  /** Closing waits for the run, which ends as by a stop, and not by what its listener does. */
  @Test
  void aListenerMayChangeThemWhileAnotherThreadWaitsToClose() throws Exception {
    RunGuard guard = new RunGuard("Net");
    CountDownLatch begun = new CountDownLatch(1);
    Future<Integer> run =
        others.submit(
            () ->
                guard.run(
                    "fit",
                    () -> {
                      begun.countDown();
                      while (!guard.stops() && !Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                      }
                      return guard.change("write", () -> 1);
                    }));
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    guard.close(() -> {});
    assertEquals(1, run.get(30, TimeUnit.SECONDS));
    assertEquals(
        "the trainer of Net is closed; close it last, or make another one",
        assertThrows(IllegalStateException.class, () -> guard.change("write", () -> 1))
            .getMessage());
  }

  /** Restoring waits for this thread, so the second time comes while the first is under way. */
  @Test
  void whatIsUnderWayIsNamed() throws Exception {
    RunGuard guard = new RunGuard("Net");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Future<Boolean> first =
        others.submit(
            () ->
                guard.alone(
                    "restore",
                    () -> {
                      begun.countDown();
                      try {
                        return over.await(30, TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        return false;
                      }
                    }));
    assertTrue(begun.await(30, TimeUnit.SECONDS));
    assertEquals(
        "restore of the trainer of Net is refused while restore is under way; wait until restore returns, or make another trainer",
        assertThrows(IllegalStateException.class, () -> guard.alone("restore", () -> null))
            .getMessage());
    over.countDown();
    assertTrue(first.get(30, TimeUnit.SECONDS));
    assertEquals(1, guard.alone("restore", () -> 1));
  }
}
