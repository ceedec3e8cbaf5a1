package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.tenon.Cifar10;
import dev.tenon.DataSpec;
import dev.tenon.runtime.Fuzz;
import dev.tenon.runtime.UserError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a data file holds, it is read or refused: no other exception, no endless loop, and no
 * more memory than a good file takes, with room for what its bytes unpack to.
 */
class DataFuzzTest {
  private static final int INPUTS = Fuzz.inputs(10_000);
  // Of one input; a good one takes less than a tenth of it.
  private static final long MOST_BYTES = 8L << 20;
  // A head can say that a picture has up to 10,000 pixels for each byte of the file.
  private static final long MOST_OF_A_PICTURE = 64L << 20;
  private static final Duration MOST_TIME = Duration.ofMillis(18L * INPUTS);

  @TempDir private Path folder;

  /** Reads one file. */
  @FunctionalInterface
  private interface Parser {
    void read(byte[] content) throws IOException;
  }

  /** How many of the mutated inputs were refused. */
  private static int refused(Parser parser, int inputs, List<byte[]> good) {
    return assertTimeoutPreemptively(MOST_TIME, () -> run(parser, inputs, good, MOST_BYTES));
  }

  private static int run(Parser parser, int inputs, List<byte[]> good, long most)
      throws IOException {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (byte[] one : good) {
      parser.read(one);
    }
    Random random = Fuzz.random(1);
    int refused = 0;
    for (int i = 0; i < inputs; i++) {
      byte[] bad = mutated(good.get(i % good.size()), random);
      long before = memory.getCurrentThreadAllocatedBytes();
      try {
        parser.read(bad);
      } catch (UserError e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("input " + i + " of " + bad.length + " bytes", e);
      }
      long taken = memory.getCurrentThreadAllocatedBytes() - before;
      assertTrue(taken < most, "input " + i + " took " + taken + " bytes");
    }
    return refused;
  }

  /** Some bytes changed, left out, doubled or put in, numbers made large, or an end cut off. */
  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 1; i--) {
      // Half of them near the start, where heads are.
      int bound = random.nextBoolean() ? Math.min(bytes.length, 64) : bytes.length;
      int at = random.nextInt(bound);
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = joined(bytes, at, at + 1);
        case 3 -> bytes = joined(bytes, at, Math.max(0, at - random.nextInt(20)));
        case 4 -> bytes = Arrays.copyOf(bytes, at);
        case 5 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) -1);
        default -> bytes[at] = (byte) ",;\"\n\r-.e0\0".charAt(random.nextInt(10));
      }
    }
    return bytes;
  }

  /** What comes before {@code end}, and then what comes from {@code start} on. */
  private static byte[] joined(byte[] bytes, int end, int start) {
    int from = Math.min(start, bytes.length);
    byte[] joined = Arrays.copyOf(bytes, end + bytes.length - from);
    System.arraycopy(bytes, from, joined, end, bytes.length - from);
    return joined;
  }

  private static FileSet.Found found(byte[] content) {
    return new FileSet.Found("file", () -> new ByteArrayInputStream(content));
  }

  @Test
  void idx() throws IOException {
    Parser images = content -> IdxFile.read(found(content), "images", 28, 28);
    Parser labels = content -> IdxFile.read(found(content), "labels");
    byte[] some = IdxFiles.images(3);
    assertRefusesSome(refused(images, INPUTS, List.of(some, IdxFiles.gzip(some))), INPUTS);
    assertRefusesSome(refused(labels, INPUTS, List.of(IdxFiles.labels(9))), INPUTS);
  }

  @Test
  void cifar() throws IOException {
    byte[] records = Cifar10Files.records(3, 0);
    Parser parser =
        content ->
            CifarImages.read(
                Cifar10.class, List.of(new CifarImages.Expected(found(content), 1, 3, null)));
    int refused = refused(parser, INPUTS, List.of(records, IdxFiles.gzip(records)));
    assertRefusesSome(refused, INPUTS);
  }

  @Test
  void csv() throws IOException {
    byte[] text = CsvRowsTest.GOOD.getBytes(StandardCharsets.UTF_8);
    Parser parser = content -> CsvRows.read(Passenger.class, found(content), true);
    assertRefusesSome(refused(parser, INPUTS, List.of(text, IdxFiles.gzip(text))), INPUTS);
    byte[] digits = "label;pixel0;pixel1;pixel2;pixel3\n1;0;1;2;3\n2;4;5;6;7\n".getBytes();
    Parser columns = content -> CsvRows.read(CsvRowsTest.Digit.class, found(content), false);
    assertRefusesSome(refused(columns, INPUTS, List.of(digits)), INPUTS);
  }

  @Test
  void pictures() throws IOException {
    BufferedImage image = new BufferedImage(12, 9, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 12 * 9; i++) {
      image.setRGB(i % 12, i / 12, i * 7919);
    }
    List<byte[]> good = new ArrayList<>();
    good.add(PictureTest.encoded(image, "png"));
    good.add(PictureTest.encoded(image, "jpeg"));
    Parser parser = content -> Picture.read("file", content);
    int refused =
        assertTimeoutPreemptively(
            MOST_TIME, () -> run(parser, INPUTS * 2 / 5, good, MOST_OF_A_PICTURE));
    assertRefusesSome(refused, INPUTS * 2 / 5);
  }

  @DataSpec(input = "uint8 N 3", classes = 50)
  private static final class Triples {}

  @Test
  void storedExamples() throws IOException {
    Path file = folder.resolve("stored");
    Dataset.of(Triples.class, new byte[30], new int[10]).store(file);
    Parser parser =
        content -> {
          Files.write(file, content);
          Dataset.stored(Triples.class, file);
        };
    assertRefusesSome(refused(parser, INPUTS / 5, List.of(Files.readAllBytes(file))), INPUTS / 5);
  }

  /** Beside the target nothing appears, and in it nothing but the files that are wanted. */
  @Test
  void archives() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    byte[] packed = Cifar10Files.archive();
    new java.util.zip.GZIPInputStream(new ByteArrayInputStream(packed)).transferTo(tar);
    Path root = Files.createDirectory(folder.resolve("root"));
    Path target = root.resolve("target");
    Set<String> names = CifarRelease.CIFAR_10.files().keySet();
    Parser parser =
        content -> {
          Path archive = root.resolve("archive");
          Files.write(archive, IdxFiles.gzip(content));
          try {
            Archive.unpack(archive, "cifar-10-batches-bin", names, target);
          } finally {
            Files.deleteIfExists(archive);
            assertOnly(root, target, names);
          }
        };
    assertRefusesSome(refused(parser, INPUTS / 10, List.of(tar.toByteArray())), INPUTS / 10);
    Parser gzip =
        content -> {
          Path archive = root.resolve("archive");
          Files.write(archive, content);
          try {
            Archive.unpack(archive, "cifar-10-batches-bin", names, target);
          } finally {
            Files.deleteIfExists(archive);
            assertOnly(root, target, names);
          }
        };
    assertRefusesSome(refused(gzip, INPUTS / 10, List.of(packed)), INPUTS / 10);
  }

  private static void assertOnly(Path root, Path target, Set<String> names) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        assertEquals(target.resolve("cifar-10-batches-bin"), file.getParent());
        assertTrue(names.contains(name), name);
      }
    }
  }

  private static void assertRefusesSome(int refused, int inputs) {
    assertTrue(refused > inputs / 10 && refused < inputs, refused + " of " + inputs + " refused");
  }
}
