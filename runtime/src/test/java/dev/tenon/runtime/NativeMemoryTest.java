package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.runtime.Networks.Noise;
import dev.tenon.runtime.Networks.Rows;
import dev.tenon.runtime.Networks.Wide;
import dev.tenon.runtime.cli.TrainOptions;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** Native memory does not grow, however long a model trains or predicts. */
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final TrainOptions OPTIONS =
      TrainOptions.DEFAULTS.withEpochs(4).withBatchSize(16).withThreads(2);
  private static final TrainingListener SILENT = new TrainingListener() {};

  /** Runs in a JVM of its own, whose heap is all resident from the start. */
  static final class Steps {
    private Steps() {}

    /** Trains 1000 steps, then prints what 5000 more leave behind. */
    public static void main(String[] args) throws IOException {
      Splits<Noise> noise = new Splits<>(Networks.noise(3200, 1), Networks.noise(64, 2));
      TrainOptions options = OPTIONS.withBatchSize(64);
      try (Trainer<Noise> trainer = Networks.trainer(Wide.class)) {
        trainer.fit(noise, options.withEpochs(20), SILENT);
        long objects = Pointer.totalCount();
        long kilobytes = residentKilobytes();
        trainer.fit(noise, options.withEpochs(100), SILENT);
        System.out.printf(
            "%d %d %d%n",
            (long) trainer.read("training/step").scalar(),
            Pointer.totalCount() - objects,
            residentKilobytes() - kilobytes);
      }
    }
  }

  @Test
  void doesNotGrowOver5000Steps() throws Exception {
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
                    Steps.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    String[] numbers = said.strip().split(" ");

    assertEquals(6000, Long.parseLong(numbers[0]));
    assertTrue(Long.parseLong(numbers[1]) < 10, numbers[1] + " native objects more");
    // the batches are 128 MB together; malloc alone makes it go up and down by 10 MB
    assertTrue(Long.parseLong(numbers[2]) < 30_000, numbers[2] + " kB more");
  }

  @Test
  void freesNativeMemoryOfEachStep() {
    Splits<Rows> data = new Splits<>(Networks.rows(800, 1), Networks.rows(200, 2));
    Value image = Value.of(new byte[24], 1, 6, 4, 1);
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.fit(data, OPTIONS.withEpochs(1), SILENT);
      trainer.predictor().predict(image);
      long before = Pointer.totalCount();
      trainer.fit(data, OPTIONS.withEpochs(4), SILENT);
      for (int i = 0; i < 50; i++) {
        trainer.predictor().predict(image);
      }

      // 200 steps and 50 predictions, so a tensor left open in each would be 50 or more
      long left = Pointer.totalCount() - before;
      assertTrue(left < 10, left + " native objects more");
    }
  }

  @Test
  void usesNoMoreMemoryTheLongerItPredicts() throws IOException {
    assumeTrue(Files.exists(STATUS), "Linux only");
    // 1 MB in and 0.5 MB out each time
    Value images = Value.of(new byte[40_000 * 24], 40_000, 6, 4, 1);
    try (Trainer<Rows> trainer = Networks.trainer()) {
      Predictor predictor = trainer.predictor();
      repeat(predictor, images, 200);
      long before = residentKilobytes();
      repeat(predictor, images, 400);
      long grown = residentKilobytes() - before;

      assertTrue(grown < 100_000, grown + " kB more");
    }
  }

  private static void repeat(Predictor predictor, Value images, int times) {
    for (int i = 0; i < times; i++) {
      predictor.predict(images);
    }
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
