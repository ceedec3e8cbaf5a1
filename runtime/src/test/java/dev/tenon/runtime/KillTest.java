package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.cli.Saving;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.RunInfo;
import dev.tenon.runtime.report.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed while they train and save. {@code -Dtenon.kills=N} kills N of them, in
 * place of 50.
 */
@Tag("long")
class KillTest {
  private static final int KILLS = Integer.getInteger("tenon.kills", 50);
  private static final int EPOCHS = 4;

  @TempDir private Path folder;

  /** Trains and saves every 5 steps: what is killed. */
  static final class Work {
    private Work() {}

    /**
     * Goes on in the folder {@code args[0]} with the seed {@code args[1]}, if there is something.
     */
    public static void main(String[] args) {
      Path checkpoints = Path.of(args[0]);
      boolean resume = CheckpointFolder.newest(checkpoints, skipped -> {}).isPresent();
      Saving saving = Saving.NONE.in(checkpoints).keeping(2).every(5).resumed(resume);
      try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
        trainer.fit(
            data(),
            options(Long.parseLong(args[1])).withSaving(saving),
            new TrainingListener() {
              @Override
              public void runStarted(RunInfo run) {
                System.out.println("started");
              }

              @Override
              public void warned(String warning) {
                System.out.println("warned: " + warning);
              }
            });
      } catch (UserError e) {
        System.out.println("error: " + e.getMessage());
        System.exit(UserError.EXIT_STATUS);
      }
      System.out.println("finished");
    }
  }

  private static Splits<Noise> data() {
    return new Splits<>(Networks.noise(800, 1), Networks.noise(64, 2));
  }

  private static TrainOptions options(long seed) {
    return TrainOptions.DEFAULTS.withEpochs(EPOCHS).withBatchSize(16).withThreads(2).withSeed(seed);
  }

  @Test
  void aRunThatWasKilledManyTimesEndsAsIfItHadNotBeen() throws Exception {
    Random random = new Random(7);
    int kills = 0;
    for (long seed = 1; kills < KILLS; seed++) {
      Path run = folder.resolve("run" + seed);
      while (true) {
        Path log = folder.resolve("log");
        Process process = Jvm.start(Jvm.command(Work.class, run.toString(), "" + seed), log);
        if (kills < KILLS) {
          // Now and then while it starts, else at some moment of some steps and checkpoints.
          if (random.nextInt(8) > 0) {
            Jvm.await(process, log, "started");
          }
          process.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
          if (process.isAlive()) {
            process.destroyForcibly();
            kills++;
          }
        }
        int status = process.waitFor();
        String told = Files.readString(log);
        // a run that was killed behind its last checkpoint finds nothing left to do, and says so
        String other = told.replace("warned: " + EPOCHS + " epochs of this run are done", "");
        assertFalse(other.contains("warned"), told);
        if (told.contains("finished")) {
          break;
        }
        assertTrue(status != 0 && status != UserError.EXIT_STATUS && kills > 0, status + told);
      }
      assertEquals(undisturbed(seed), weights(run), "seed " + seed);
    }
    assertEquals(KILLS, kills);
  }

  private static Map<String, Value> undisturbed(long seed) {
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.fit(data(), options(seed), Networks.SILENT);
      return Networks.weights(trainer);
    }
  }

  private static Map<String, Value> weights(Path checkpoints) {
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.restore(checkpoints);
      return Networks.weights(trainer);
    }
  }

  /** A limit on the size of files stands for a full disk: writing fails in the same places. */
  @Test
  void aFullDiskLosesTheNewestCheckpointAtMost() throws Exception {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "no ulimit");
    Path run = folder.resolve("run");
    try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
      trainer.fit(data(), options(1).withEpochs(1).withCheckpoints(run), Networks.SILENT);
    }
    Map<String, Value> before = weights(run);
    Path log = folder.resolve("log");
    List<String> command =
        Stream.concat(
                // 12 KB, less than the variables; in bash, which counts kilobytes, 24
                Stream.of("sh", "-c", "ulimit -f 24; exec \"$@\"", "sh"),
                Jvm.command(Work.class, run.toString(), "1").stream())
            .toList();
    int status = Jvm.start(command, log).waitFor();
    String told = Files.readString(log);

    assertEquals(UserError.EXIT_STATUS, status, told);
    assertTrue(told.contains("warned: cannot write the checkpoint"), told);
    assertTrue(told.contains("training goes on"), told);
    assertTrue(told.contains("error: cannot write the checkpoint"), told);
    assertFalse(told.contains("\tat "), told);
    assertEquals(before, weights(run));
  }
}
