package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Varied;
import dev.tenon.runtime.Networks.Wide;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.cli.Visuals;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.EpochResult;
import dev.tenon.runtime.report.Listeners;
import dev.tenon.runtime.report.Output;
import dev.tenon.runtime.report.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither native memory nor the heap grows, however long a model trains or predicts. */
@Tag("long")
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(4).withBatchSize(16).withThreads(2);

  /** malloc alone lets it go up and down by 10 MB. */
  private static final int MOST_KILOBYTES = 30_000;

  /**
   * Code that is compiled later, and what malloc has in pieces; see {@link #withoutWarmUp}. It was
   * 7 MB, and 20 MB with {@link Leak}.
   */
  private static final int MOST_KILOBYTES_AFTER_FIRST = 12_000;

  /** Keeps a megabyte of native memory, which nobody counts, in each epoch. */
  private static final class Leak implements TrainingListener {
    private final List<ByteBuffer> kept = new ArrayList<>();

    @Override
    public void epochEnded(EpochResult result) {
      kept.add(ByteBuffer.allocateDirect(1 << 20));
    }
  }

  /** Prints what the epochs after the first leave behind, all that is written included. */
  private static final class AfterFirstEpoch implements TrainingListener {
    private Held first;

    @Override
    public void epochStarted(int epoch) {
      if (epoch == 2) {
        first = Held.now();
      }
    }

    @Override
    public void runEnded() {
      Held.now().printSince(first);
    }
  }

  /** What the process holds: native objects, and kilobytes of it and of what the heap reaches. */
  private record Held(long objects, long resident, long heap) {
    static Held now() {
      System.gc();
      Runtime java = Runtime.getRuntime();
      return new Held(
          Pointer.totalCount(),
          residentKilobytes(),
          (java.totalMemory() - java.freeMemory()) / 1024);
    }

    private static long residentKilobytes() {
      try (Stream<String> status = Files.lines(STATUS)) {
        return status
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void printSince(Held before) {
      System.out.println(objects - before.objects);
      System.out.println(resident - before.resident);
      System.out.println(heap - before.heap);
    }
  }

  /** What runs in a JVM of its own, whose heap is all resident from the start. */
  static final class Work {
    private Work() {}

    /**
     * Does something long, and prints how many native objects, kilobytes of the process and
     * kilobytes of the heap that leaves behind.
     */
    public static void main(String[] args) {
      switch (args[0]) {
        case "train" -> train(Path.of(args[1]), Networks.SILENT);
        case "leak" -> train(Path.of(args[1]), new Leak());
        case "epochs" -> epochs(Path.of(args[1]), List.of());
        case "leaking epochs" -> epochs(Path.of(args[1]), List.of(new Leak()));
        default -> predict();
      }
      if (Pointer.maxPhysicalBytes() != 0) {
        throw new AssertionError("limited to " + Pointer.maxPhysicalBytes() + " by a small heap");
      }
    }

    /** 1000 steps in 20 epochs, then 5000 in 100, each with a checkpoint and all that is drawn. */
    private static void train(Path folder, TrainingListener besides) {
      Splits<Noise> noise = new Splits<>(Networks.noise(3200, 1), Networks.noise(64, 2));
      TrainOptions options = everything(folder);
      try (Trainer<Noise> trainer = Networks.trainer(Wide.class)) {
        measure(
            () ->
                fit(
                    trainer,
                    noise,
                    options.withEpochs(20),
                    folder.resolve("first"),
                    List.of(besides)),
            () ->
                fit(
                    trainer,
                    noise,
                    options.withEpochs(100),
                    folder.resolve("second"),
                    List.of(besides)));
        if (trainer.read("training/step").scalar() != 6000) {
          throw new AssertionError(trainer.read("training/step"));
        }
      }
    }

    /** 12 epochs of 200 steps of convolutions and more, with all that is written of them. */
    private static void epochs(Path folder, List<TrainingListener> besides) {
      Splits<Noise> noise = new Splits<>(Networks.noise(12_800, 1), Networks.noise(2_000, 2));
      List<TrainingListener> all = new ArrayList<>(besides);
      all.add(new AfterFirstEpoch());
      try (Trainer<Noise> trainer = Networks.trainer(Varied.class)) {
        fit(trainer, noise, everything(folder).withEpochs(12), folder.resolve("run"), all);
      }
    }

    private static TrainOptions everything(Path folder) {
      return OPTIONS
          .withBatchSize(64)
          .withOutput(Output.QUIET)
          .withReport(folder.resolve("report.json"))
          .withVisuals(
              Visuals.NONE
                  .withHtml(folder.resolve("report.html"))
                  .withPlots(folder.resolve("plots"))
                  .withEvents(folder.resolve("events")));
    }

    private static <S> void fit(
        Trainer<S> trainer,
        Splits<S> data,
        TrainOptions options,
        Path checkpoints,
        List<TrainingListener> besides) {
      List<TrainingListener> all = new ArrayList<>();
      all.add(Listeners.of(options, System.err));
      all.addAll(besides);
      trainer.fit(data, options.withCheckpoints(checkpoints), Listeners.all(all));
    }

    /** 1 MB in and 0.5 MB out each time. */
    private static void predict() {
      Value images = Value.of(new byte[40_000 * 24], 40_000, 6, 4, 1);
      try (Trainer<Rows> trainer = Networks.trainer()) {
        Predictor predictor = trainer.predictor();
        measure(
            () -> IntStream.range(0, 200).forEach(i -> predictor.predict(images)),
            () -> IntStream.range(0, 400).forEach(i -> predictor.predict(images)));
      }
    }

    private static void measure(Runnable warmUp, Runnable rest) {
      warmUp.run();
      Held before = Held.now();
      rest.run();
      Held.now().printSince(before);
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

  /** A run holds after its first epoch what it will hold: a megabyte an epoch would be 11. */
  @Test
  void doesNotGrowAfterTheFirstEpoch(@TempDir Path folder) throws Exception {
    List<Integer> left = withoutWarmUp("epochs", folder);

    assertTrue(left.get(0) < 10, left.get(0) + " native objects more");
    assertTrue(left.get(1) < MOST_KILOBYTES_AFTER_FIRST, left.get(1) + " kB more");
    assertTrue(left.get(2) < 1_000, left.get(2) + " kB of heap more");
  }

  /** The measurement sees what it is for. */
  @Test
  void aMegabyteAnEpochAfterTheFirstWouldBeFound(@TempDir Path folder) throws Exception {
    List<Integer> left = withoutWarmUp("leaking epochs", folder);

    assertTrue(left.get(1) > MOST_KILOBYTES_AFTER_FIRST, left.get(1) + " kB more");
  }

  /**
   * {@link #left} without what warms up for many epochs: the JVM's second compiler, which takes 10
   * MB and more for a while whenever a method has run often enough, and malloc's habit of keeping
   * what was freed, which ./sample switches off too.
   */
  private static List<Integer> withoutWarmUp(String work, Path folder) throws Exception {
    return left(
        work,
        folder,
        Map.of("MALLOC_TRIM_THRESHOLD_", "131072"),
        List.of("-XX:TieredStopAtLevel=1"));
  }

  private static List<Integer> left(String work, Path folder) throws Exception {
    return left(work, folder, Map.of(), List.of());
  }

  private static List<Integer> left(
      String work, Path folder, Map<String, String> environment, List<String> options)
      throws Exception {
    assumeTrue(Files.exists(STATUS), "Linux only");
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, Work.class.getName(), work, folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
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
