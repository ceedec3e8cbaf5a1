package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Mnist;
import dev.tenon.runtime.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistSourceTest {
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte.gz";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte.gz";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte.gz";

  @TempDir Path folder;

  private DataOptions options(Optional<Path> stated, Map<String, String> environment) {
    return new DataOptions(stated, environment, new ClassLoader(null) {});
  }

  private Splits<Mnist> load() {
    return new MnistSource().load(options(Optional.of(folder), Map.of()));
  }

  private String mistake() {
    return assertThrows(UserError.class, this::load).getMessage();
  }

  /** The message about a file of good ones with other content. */
  private String mistakeWith(String name, byte[] content) throws IOException {
    IdxFiles.write(folder);
    Files.write(folder.resolve(name), content);
    String message = mistake();
    assertTrue(message.startsWith(folder.resolve(name) + ": expected "), message);
    assertEquals(1, message.lines().count());
    return message.substring(message.indexOf(": expected ") + 2);
  }

  @Test
  void readsTheFourFiles() throws IOException {
    IdxFiles.write(folder);
    Splits<Mnist> mnist = load();
    assertEquals(IdxFiles.TRAIN, mnist.train().size());
    assertEquals(IdxFiles.TEST, mnist.test().size());
    try (Batches batches = mnist.train().batches(10, LastBatch.KEEP)) {
      Batch batch = batches.next();
      for (int i = 0; i < IdxFiles.TRAIN; i++) {
        assertEquals(i, batch.label(i));
        assertEquals(i, batch.inputs().get(784 * i));
        assertEquals(i, batch.inputs().get(784 * i + 783));
      }
    }
  }

  @Test
  void readsUnpackedFiles() throws IOException {
    IdxFiles.write(folder);
    unpack(TRAIN_IMAGES);
    unpack(TRAIN_LABELS);
    assertEquals(IdxFiles.TRAIN, load().train().size());
  }

  private void unpack(String name) throws IOException {
    Path packed = folder.resolve(name);
    byte[] content = new GZIPInputStream(Files.newInputStream(packed)).readAllBytes();
    Files.delete(packed);
    Files.write(folder.resolve(name.replace(".gz", "")), content);
  }

  @Test
  void contentDecidesWhetherAFileIsPacked() throws IOException {
    IdxFiles.write(folder);
    Files.write(folder.resolve(TRAIN_IMAGES), IdxFiles.images(IdxFiles.TRAIN));
    assertEquals(IdxFiles.TRAIN, load().train().size());
  }

  @Test
  void looksIntoTheFolderOfTheDataSet() throws IOException {
    IdxFiles.write(folder.resolve("mnist"));
    assertEquals(IdxFiles.TRAIN, load().train().size());
  }

  @Test
  void looksWhereTheEnvironmentSays() throws IOException {
    IdxFiles.write(folder.resolve("mnist"));
    DataOptions shared =
        options(Optional.empty(), Map.of(DataOptions.DATA_VARIABLE, folder.toString()));
    assertEquals(IdxFiles.TRAIN, new MnistSource().load(shared).train().size());
  }

  @Test
  void looksOnTheClassPath() throws IOException {
    IdxFiles.write(folder.resolve("mnist"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      DataOptions onClassPath = new DataOptions(Optional.empty(), Map.of(), loader);
      assertEquals(IdxFiles.TEST, new MnistSource().load(onClassPath).test().size());
      // A folder of data sets need not have this one ...
      Map<String, String> environment = Map.of(DataOptions.DATA_VARIABLE, empty.toString());
      DataOptions both = new DataOptions(Optional.empty(), environment, loader);
      assertEquals(IdxFiles.TEST, new MnistSource().load(both).test().size());
      // ... but the one that the user named must.
      DataOptions stated = new DataOptions(Optional.of(empty), environment, loader);
      assertThrows(UserError.class, () -> new MnistSource().load(stated));
    }
  }

  @Test
  void saysWhereItLooked() {
    String message = mistake();
    assertEquals(
        "MNIST is not there; looked for train-images-idx3-ubyte, train-labels-idx1-ubyte,"
            + " t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte (with or without .gz) in "
            + folder
            + "; "
            + folder.resolve("mnist")
            + "; give --data a folder that has them",
        message);
  }

  @Test
  void saysAllPlacesWhereNoneIsNamed() {
    DataOptions shared =
        options(Optional.empty(), Map.of(DataOptions.DATA_VARIABLE, folder.toString()));
    String message =
        assertThrows(UserError.class, () -> new MnistSource().load(shared)).getMessage();
    Path cache = shared.cacheFolder();
    assertTrue(
        message.endsWith(
            "in %s; %s; %s; %s; the class path, folder mnist; name their folder by --data DIR or in"
                    .formatted(folder, folder.resolve("mnist"), cache, cache.resolve("mnist"))
                + " TENON_DATA, or let --download fetch them"),
        message);
  }

  @Test
  void namesTheMissingFiles() throws IOException {
    IdxFiles.write(folder);
    Files.delete(folder.resolve(TRAIN_LABELS));
    Files.delete(folder.resolve(TEST_IMAGES));
    assertEquals(
        folder
            + " has only 2 of the 4 files of MNIST; copy into it: train-labels-idx1-ubyte,"
            + " t10k-images-idx3-ubyte (with or without .gz)",
        mistake());
  }

  @Test
  void emptyFile() throws IOException {
    assertEquals(
        "expected images, found an empty file; replace it by the published file",
        mistakeWith(TRAIN_IMAGES, new byte[0]));
  }

  @Test
  void packedEmptyFile() throws IOException {
    assertEquals(
        "expected images, which begin with the bytes 00 00 08 03, found no byte;"
            + " replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(new byte[0])));
  }

  @Test
  void wrongMagic() throws IOException {
    assertEquals(
        "expected images, which begin with the bytes 00 00 08 03, found 00 00 08 01;"
            + " replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(IdxFiles.labels(6))));
  }

  @Test
  void aFileOfSomethingElse() throws IOException {
    assertEquals(
        "expected labels, which begin with the bytes 00 00 08 01, found 3c 68 74 6d;"
            + " replace it by the published file",
        mistakeWith(TRAIN_LABELS, "<html>404</html>".getBytes("US-ASCII")));
  }

  @Test
  void incompleteHead() throws IOException {
    assertEquals(
        "expected a head of 16 bytes, found 10 bytes in all; replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(Arrays.copyOf(IdxFiles.images(6), 10))));
  }

  @Test
  void truncatedGzip() throws IOException {
    byte[] packed = IdxFiles.gzip(IdxFiles.images(6));
    assertEquals(
        "expected complete gzip data, found its end too early; replace it by the published file",
        mistakeWith(TRAIN_IMAGES, Arrays.copyOf(packed, packed.length / 2)));
    assertEquals(
        "expected complete gzip data, found its end too early; replace it by the published file",
        mistakeWith(TRAIN_IMAGES, Arrays.copyOf(packed, packed.length - 3)));
    assertEquals(
        "expected complete gzip data, found its end too early; replace it by the published file",
        mistakeWith(TRAIN_IMAGES, Arrays.copyOf(packed, 5)));
  }

  @Test
  void damagedGzip() throws IOException {
    byte[] packed = IdxFiles.gzip(IdxFiles.images(6));
    packed[packed.length - 6] ^= 1;
    String message = mistakeWith(TRAIN_IMAGES, packed);
    assertTrue(message.startsWith("expected undamaged gzip data, found an error ("), message);
  }

  @Test
  void truncatedContent() throws IOException {
    byte[] images = IdxFiles.images(6);
    assertEquals(
        "expected 4704 bytes of images, as its head says, found only 4703;"
            + " replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(Arrays.copyOf(images, images.length - 1))));
  }

  @Test
  void trailingBytes() throws IOException {
    byte[] images = IdxFiles.images(6);
    assertEquals(
        "expected 4704 bytes of images, as its head says, found more bytes after them;"
            + " replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(Arrays.copyOf(images, images.length + 1))));
  }

  @Test
  void otherImageSize() throws IOException {
    assertEquals(
        "expected images of 28 x 28, found 32 x 28; replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(IdxFiles.images(6, 32, 28))));
  }

  @Test
  void noImages() throws IOException {
    assertEquals(
        "expected 1 or more images, found 0; replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(IdxFiles.images(0))));
  }

  @Test
  void aWrongCountTakesNoMemory() throws IOException {
    byte[] images = IdxFiles.images(6);
    ByteBuffer.wrap(images).putInt(4, 2_500_000);
    assertEquals(
        "expected 1960000000 bytes of images, as its head says, found only 4704;"
            + " replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(images)));
    ByteBuffer.wrap(images).putInt(4, Integer.MAX_VALUE);
    assertEquals(
        "expected at most 2 GB of images, found 1683627179248 bytes of images, as its head says;"
            + " replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(images)));
    ByteBuffer.wrap(images).putInt(4, -1);
    assertEquals(
        "expected 1 or more images, found -1; replace it by the published file",
        mistakeWith(TRAIN_IMAGES, IdxFiles.gzip(images)));
  }

  @Test
  void countsMustMatch() throws IOException {
    assertEquals(
        "expected 6 labels, one for each image of %s, found 5; replace both files by the published"
                .formatted(folder.resolve(TRAIN_IMAGES))
            + " ones",
        mistakeWith(TRAIN_LABELS, IdxFiles.gzip(IdxFiles.labels(5))));
  }

  @Test
  void labelsAreDigits() throws IOException {
    byte[] labels = IdxFiles.labels(6);
    labels[8 + 4] = (byte) 200;
    assertEquals(
        "expected labels from 0 to 9, found 200 at position 4; replace it by the published file",
        mistakeWith(TRAIN_LABELS, IdxFiles.gzip(labels)));
  }

  @Test
  void aFolderInPlaceOfAFileIsMissing() throws IOException {
    IdxFiles.write(folder);
    Files.delete(folder.resolve(TRAIN_IMAGES));
    Files.createDirectory(folder.resolve(TRAIN_IMAGES));
    assertTrue(mistake().contains("copy into it: train-images-idx3-ubyte"));
  }

  @Test
  void aFileTwiceInOne() throws IOException {
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.write(IdxFiles.gzip(IdxFiles.labels(6)));
    twice.write(IdxFiles.gzip(IdxFiles.labels(6)));
    assertEquals(
        "expected 6 bytes of labels, as its head says, found more bytes after them;"
            + " replace it by the published file",
        mistakeWith(TRAIN_LABELS, twice.toByteArray()));
  }
}
