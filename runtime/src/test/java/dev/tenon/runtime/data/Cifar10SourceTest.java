package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Cifar10;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10SourceTest {
  private static final ClassLoader NO_RESOURCES = new ClassLoader(null) {};
  private static final int FILE_BYTES = Cifar10Files.IMAGES * 3073;

  @TempDir Path folder;

  private final List<String> notes = new ArrayList<>();

  private static Cifar10Source source() {
    return new Cifar10Source(Cifar10Files.release(new byte[0]));
  }

  private DataOptions options(Optional<Path> stated, Map<String, String> environment) {
    return new DataOptions(stated, false, environment, NO_RESOURCES, notes::add);
  }

  private Splits<Cifar10> load(Path stated) {
    return source().load(options(Optional.of(stated), Map.of()));
  }

  private String mistake() {
    return assertThrows(UserError.class, () -> load(folder)).getMessage();
  }

  /** The message about a file of good ones with other content. */
  private String mistakeWith(String name, byte[] content) throws IOException {
    Cifar10Files.write(folder);
    Files.write(folder.resolve(name), content);
    String message = mistake();
    assertTrue(message.startsWith(folder.resolve(name) + ": expected "), message);
    assertEquals(1, message.lines().count());
    return message.substring(message.indexOf(": expected ") + 2);
  }

  @Test
  void pixelsStandTogether() throws IOException {
    Splits<Cifar10> cifar = load(Cifar10Files.write(folder));
    assertEquals(5 * Cifar10Files.IMAGES, cifar.train().size());
    assertEquals(Cifar10Files.IMAGES, cifar.test().size());
    assertEquals(List.of(), notes);
    try (Batches batches = cifar.train().batches(20, LastBatch.KEEP)) {
      Batch batch = batches.next();
      for (int i = 0; i < 20; i++) {
        assertEquals(i % 10, batch.label(i));
        for (int pixel = 0; pixel < 1024; pixel++) {
          int at = 3 * (1024 * i + pixel);
          assertEquals(i, batch.inputs().get(at));
          assertEquals(pixel / 32, batch.inputs().get(at + 1));
          assertEquals(pixel % 32, batch.inputs().get(at + 2));
        }
      }
    }
    try (Batches batches = cifar.test().batches(4, LastBatch.KEEP)) {
      assertEquals(20, batches.next().inputs().get(0));
    }
  }

  @Test
  void readsPackedFiles() throws IOException {
    Cifar10Files.write(folder);
    Path file = folder.resolve("data_batch_2.bin");
    Files.write(folder.resolve("data_batch_2.bin.gz"), IdxFiles.gzip(Files.readAllBytes(file)));
    Files.delete(file);
    assertEquals(20, load(folder).train().size());
  }

  @Test
  void looksIntoTheFolderOfTheArchive() throws IOException {
    Cifar10Files.write(folder.resolve("cifar-10-batches-bin"));
    assertEquals(20, load(folder).train().size());
  }

  @Test
  void looksWhereTheEnvironmentSaysAndInTheCache() throws IOException {
    Path shared = Files.createDirectories(folder.resolve("shared"));
    Map<String, String> environment =
        Map.of("TENON_DATA", shared.toString(), "XDG_CACHE_HOME", folder.toString());
    DataOptions options = options(Optional.empty(), environment);
    UserError none = assertThrows(UserError.class, () -> source().load(options));
    assertEquals(
        "CIFAR-10 is not there; looked for data_batch_1.bin, data_batch_2.bin, data_batch_3.bin,"
            + " data_batch_4.bin, data_batch_5.bin, test_batch.bin (with or without .gz) in %s;"
                .formatted(
                    String.join(
                        "; ",
                        shared.toString(),
                        shared.resolve("cifar-10-batches-bin").toString(),
                        folder.resolve("tenon").toString(),
                        folder.resolve("tenon").resolve("cifar-10-batches-bin").toString()))
            + " name their folder by --data DIR or in TENON_DATA, or let --download fetch them",
        none.getMessage());

    Cifar10Files.write(folder.resolve("tenon").resolve("cifar-10-batches-bin"));
    assertEquals(20, source().load(options).train().size());
    Cifar10Files.write(shared.resolve("cifar-10-batches-bin"));
    Files.delete(folder.resolve("tenon").resolve("cifar-10-batches-bin").resolve("test_batch.bin"));
    assertEquals(20, source().load(options).train().size());
  }

  @Test
  void usesTheSubsetOfTheClassPathAndSaysSo() throws IOException {
    Path subset = Files.createDirectories(folder.resolve("cifar10"));
    Files.write(subset.resolve("train.bin.gz"), IdxFiles.gzip(Cifar10Files.records(2000, 0)));
    Files.write(subset.resolve("test.bin.gz"), IdxFiles.gzip(Cifar10Files.records(1000, 0)));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      Map<String, String> noCache = Map.of("XDG_CACHE_HOME", folder.resolve("none").toString());
      DataOptions options = new DataOptions(Optional.empty(), false, noCache, loader, notes::add);
      Splits<Cifar10> cifar = new Cifar10Source().load(options);
      assertEquals(2000, cifar.train().size());
      assertEquals(1000, cifar.test().size());
      assertEquals(
          List.of(
              "CIFAR-10: only 2,000 of the 50,000 images (tests: 1,000 of 10,000);"
                  + " give --data DIR or --download for all"),
          notes);
      // The folder that the user named must have the files.
      DataOptions stated = new DataOptions(Optional.of(subset), false, noCache, loader, notes::add);
      assertThrows(UserError.class, () -> new Cifar10Source().load(stated));
    }
  }

  @Test
  void namesTheMissingFiles() throws IOException {
    Cifar10Files.write(folder);
    Files.delete(folder.resolve("data_batch_3.bin"));
    assertEquals(
        folder
            + " has only 5 of the 6 files of CIFAR-10; copy into it: data_batch_3.bin"
            + " (with or without .gz)",
        mistake());
  }

  @Test
  void truncatedFile() throws IOException {
    byte[] good = Cifar10Files.contents().get("data_batch_4.bin");
    assertEquals(
        "expected 4 images of 3073 bytes, 12292 in all, found only 12291 bytes;"
            + " replace it by the published file",
        mistakeWith("data_batch_4.bin", Arrays.copyOf(good, FILE_BYTES - 1)));
  }

  @Test
  void emptyFile() throws IOException {
    assertEquals(
        "expected images, found an empty file; replace it by the published file",
        mistakeWith("test_batch.bin", new byte[0]));
  }

  @Test
  void trailingBytes() throws IOException {
    byte[] good = Cifar10Files.contents().get("data_batch_1.bin");
    assertEquals(
        "expected 4 images of 3073 bytes, 12292 in all, found more bytes after them;"
            + " replace it by the published file",
        mistakeWith("data_batch_1.bin", Arrays.copyOf(good, FILE_BYTES + 1)));
  }

  @Test
  void labelOutOfRange() throws IOException {
    byte[] wrong = Cifar10Files.contents().get("data_batch_1.bin");
    wrong[2 * 3073] = 10;
    assertEquals(
        "expected labels from 0 to 9, found 10 at image 2; replace it by the published file",
        mistakeWith("data_batch_1.bin", wrong));
  }

  @Test
  void oneWrongPixel() throws IOException {
    byte[] wrong = Cifar10Files.contents().get("test_batch.bin");
    String good = Cifar10Files.digest("SHA-256", wrong);
    wrong[5000] ^= 1;
    assertEquals(
        "expected the published images, SHA-256 %s, found others, %s; replace it by the published file"
            .formatted(good, Cifar10Files.digest("SHA-256", wrong)),
        mistakeWith("test_batch.bin", wrong));
  }

  @Test
  void truncatedGzip() throws IOException {
    byte[] packed = IdxFiles.gzip(Cifar10Files.contents().get("test_batch.bin"));
    assertEquals(
        "expected complete gzip data, found its end too early; replace it by the published file",
        mistakeWith("test_batch.bin", Arrays.copyOf(packed, packed.length / 2)));
  }
}
