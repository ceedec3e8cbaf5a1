package dev.tenon.samples.cifar10;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenon.Cifar10;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.data.Splits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subset that the samples ship is what its README says. */
class Cifar10DataTest {
  @TempDir Path empty;

  @Test
  void theSubsetIsBalancedAndSaysThatItIsOne() {
    List<String> notes = new ArrayList<>();
    DataOptions shipped =
        new DataOptions(
            Optional.empty(),
            false,
            Map.of("XDG_CACHE_HOME", empty.toString()),
            Cifar10DataTest.class.getClassLoader(),
            notes::add);
    Splits<Cifar10> cifar = DataSources.load(Cifar10.class, shipped);
    assertArrayEquals(perClass(Cifar10Subset.TRAIN_PER_CLASS), classes(cifar.train()));
    assertArrayEquals(perClass(Cifar10Subset.TEST_PER_CLASS), classes(cifar.test()));
    assertEquals(
        List.of(
            "CIFAR-10: only 2,000 of the 50,000 images (tests: 1,000 of 10,000);"
                + " give --data DIR or --download for all"),
        notes);
  }

  @Test
  void theFilesAreThoseOfTheReadme() throws Exception {
    String readme;
    try (InputStream in = resource("README.md")) {
      readme = new String(in.readAllBytes(), "UTF-8");
    }
    String sums = sha256(records("train.bin.gz")) + "\n" + sha256(records("test.bin.gz"));
    assertEquals(sums, readme.substring(readme.indexOf("```\n") + 4, readme.lastIndexOf("\n```")));
  }

  /** Runs where {@code TENON_DATA} has the complete data set. */
  @Test
  void theFilesAreMadeOfThePublishedOnes() throws IOException {
    String shared = System.getenv(DataOptions.DATA_VARIABLE);
    assumeTrue(shared != null);
    Path published = Path.of(shared, "cifar-10-batches-bin");
    assumeTrue(Files.isDirectory(published));
    assertArrayEquals(Cifar10Subset.train(published), records("train.bin.gz"));
    assertArrayEquals(Cifar10Subset.test(published), records("test.bin.gz"));
  }

  @Test
  void aSubsetHasTheFirstOfEachClassInTheirOrder() {
    byte[] first = file(3, 1, 3, 3);
    byte[] second = file(1, 3, 2, 1);
    byte[] subset = Cifar10Subset.first(2, List.of(first, second));
    assertEquals(5 * Cifar10Subset.RECORD_BYTES, subset.length);
    int[] labels = new int[5];
    int[] marks = new int[5];
    for (int i = 0; i < 5; i++) {
      labels[i] = subset[i * Cifar10Subset.RECORD_BYTES];
      marks[i] = subset[i * Cifar10Subset.RECORD_BYTES + 3072];
    }
    assertArrayEquals(new int[] {3, 1, 3, 1, 2}, labels);
    assertArrayEquals(new int[] {0, 1, 2, 0, 2}, marks);
  }

  /** Records of these labels, whose last byte is their position. */
  private static byte[] file(int... labels) {
    byte[] file = new byte[labels.length * Cifar10Subset.RECORD_BYTES];
    for (int i = 0; i < labels.length; i++) {
      file[i * Cifar10Subset.RECORD_BYTES] = (byte) labels[i];
      file[i * Cifar10Subset.RECORD_BYTES + 3072] = (byte) i;
    }
    return file;
  }

  private static InputStream resource(String name) {
    return Cifar10DataTest.class.getResourceAsStream("/cifar10/" + name);
  }

  private static byte[] records(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(resource(name))) {
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static int[] perClass(int count) {
    int[] counts = new int[Cifar10Subset.CLASSES];
    Arrays.fill(counts, count);
    return counts;
  }

  private static int[] classes(Dataset<Cifar10> data) {
    int[] counts = new int[Cifar10Subset.CLASSES];
    try (Batches batches = data.batches(512, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        for (int i = 0; i < batch.size(); i++) {
          counts[batch.label(i)]++;
        }
      }
    }
    return counts;
  }
}
