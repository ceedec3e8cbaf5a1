package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Wide;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.cli.Visuals;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.Listeners;
import dev.tenon.runtime.report.Output;
import dev.tenon.runtime.report.TrainingListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither native memory nor the heap grows, however long a model trains or predicts. */
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(4).withBatchSize(16).withThreads(2);

  /** malloc alone lets it go up and down by 10 MB. */
  private static final int MOST_KILOBYTES = 30_000;

  /** Keeps a megabyte of native memory, which nobody counts, in each epoch. */
  private static final class Leak implements TrainingListener {
    private final List<ByteBuffer> kept = new ArrayList<>();

    @Override
    public void epochEnded(EpochResult result) {
      kept.add(ByteBuffer.allocateDirect(1 << 20));
    }
  }

  /** What runs in a JVM of its own, whose heap is all resident from the start. */
  static final class Work {
    private Work() {}

    /**
     * Warms up, goes on, and prints how many native objects, kilobytes of the process and kilobytes
     * of the heap that leaves behind.
     */
    public static void main(String[] args) throws IOException {
      switch (args[0]) {
        case "train" -> train(Path.of(args[1]), Networks.SILENT);
        case "leak" -> train(Path.of(args[1]), new Leak());
        default -> predict();
      }
      if (Pointer.maxPhysicalBytes() != 0) {
        throw new AssertionError("limited to " + Pointer.maxPhysicalBytes() + " by a small heap");
      }
    }

    /** 1000 steps in 20 epochs, then 5000 in 100, each with a checkpoint and all that is drawn. */
    private static void train(Path folder, TrainingListener besides) throws IOException {
      Splits<Noise> noise = new Splits<>(Networks.noise(3200, 1), Networks.noise(64, 2));
      TrainOptions options =
          OPTIONS
              .withBatchSize(64)
              .withOutput(Output.QUIET)
              .withReport(folder.resolve("report.json"))
              .withVisuals(
                  Visuals.NONE
                      .withHtml(folder.resolve("report.html"))
                      .withPlots(folder.resolve("plots"))
                      .withEvents(folder.resolve("events")));
      try (Trainer<Noise> trainer = Networks.trainer(Wide.class)) {
        measure(
            () -> fit(trainer, noise, options.withEpochs(20), folder.resolve("first"), besides),
            () -> fit(trainer, noise, options.withEpochs(100), folder.resolve("second"), besides));
        if (trainer.read("training/step").scalar() != 6000) {
          throw new AssertionError(trainer.read("training/step"));
        }
      }
    }

    private static <S> void fit(
        Trainer<S> trainer,
        Splits<S> data,
        TrainOptions options,
        Path checkpoints,
        TrainingListener besides) {
      trainer.fit(
          data,
          options.withCheckpoints(checkpoints),
          Listeners.all(List.of(Listeners.of(options, System.err), besides)));
    }

    /** 1 MB in and 0.5 MB out each time. */
    private static void predict() throws IOException {
      Value images = Value.of(new byte[40_000 * 24], 40_000, 6, 4, 1);
      try (Trainer<Rows> trainer = Networks.trainer()) {
        Predictor predictor = trainer.predictor();
        measure(
            () -> IntStream.range(0, 200).forEach(i -> predictor.predict(images)),
            () -> IntStream.range(0, 400).forEach(i -> predictor.predict(images)));
      }
    }

    private static void measure(Runnable warmUp, Runnable rest) throws IOException {
      warmUp.run();
      long heap = heapKilobytes();
      long objects = Pointer.totalCount();
      long kilobytes = residentKilobytes();
      rest.run();
      System.out.println(Pointer.totalCount() - objects);
      System.out.println(residentKilobytes() - kilobytes);
      System.out.println(heapKilobytes() - heap);
    }

    /** What is reachable: all that is not has been collected. */
    private static long heapKilobytes() {
      System.gc();
      return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024;
    }

    private static long residentKilobytes() throws IOException {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Keeping a batch a step would be 128 MB, keeping the output of a prediction 200 MB. */
  @ParameterizedTest
  @ValueSource(strings = {"train", "predict"})
  void doesNotGrow(String work, @TempDir Path folder) throws Exception {
    List<Integer> left = left(work, folder);

    assertTrue(left.get(0) < 10, left.get(0) + " native objects more");
    assertTrue(left.get(1) < MOST_KILOBYTES, left.get(1) + " kB more");
    // the results of 100 epochs are not 10 kB; a batch of each would be 2,500
    assertTrue(left.get(2) < 1_000, left.get(2) + " kB of heap more");
  }

  /** The measurement sees what it is for. */
  @Test
  void aMegabyteAnEpochWouldBeFound(@TempDir Path folder) throws Exception {
    List<Integer> left = left("leak", folder);

    assertTrue(left.get(1) > 2 * MOST_KILOBYTES, left.get(1) + " kB more");
  }

  private static List<Integer> left(String work, Path folder) throws Exception {
    assumeTrue(Files.exists(STATUS), "Linux only");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms128m",
                    "-Xmx128m",
                    "-XX:+AlwaysPreTouch",
                    "-cp",
                    classPath,
                    Work.class.getName(),
                    work,
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.lines().map(Integer::valueOf).toList();
  }

  @Test
  void freesNativeMemoryOfEachStep() {
    Splits<Rows> data = new Splits<>(Networks.rows(800, 1), Networks.rows(200, 2));
    Value image = Value.of(new byte[24], 1, 6, 4, 1);
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.fit(data, OPTIONS.withEpochs(1), Networks.SILENT);
      trainer.predictor().predict(image);
      long before = Pointer.totalCount();
      trainer.fit(data, OPTIONS.withEpochs(4), Networks.SILENT);
      for (int i = 0; i < 50; i++) {
        trainer.predictor().predict(image);
      }

      // 200 steps and 50 predictions, so a tensor left open in each would be 50 or more
      long left = Pointer.totalCount() - before;
      assertTrue(left < 10, left + " native objects more");
    }
  }
}
