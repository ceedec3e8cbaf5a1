package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Cifar100;
import dev.tenon.FashionMnist;
import dev.tenon.Mnist;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fashion-MNIST, MNIST and CIFAR-100, downloaded from a server on this machine. */
class PublishedSourcesTest {
  @TempDir private Path folder;
  private final List<String> notes = new ArrayList<>();
  private FaultyServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private DataOptions options(boolean download) {
    return new DataOptions(
        Optional.of(folder), download, Map.of(), new ClassLoader(null) {}, notes::add);
  }

  private Map<String, byte[]> idxFiles() throws IOException {
    Path made = folder.resolve("made");
    IdxFiles.write(made);
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : IdxRelease.FILES) {
      files.put(name, Files.readAllBytes(made.resolve(name + ".gz")));
    }
    return files;
  }

  private IdxRelease release(Map<String, byte[]> files, URI... addresses) {
    Map<String, String> md5 = new TreeMap<>();
    files.forEach((name, bytes) -> md5.put(name, Cifar10Files.digest("MD5", bytes)));
    return new IdxRelease("Fashion-MNIST", "fashion-mnist", List.of(addresses), md5);
  }

  @Test
  void fetchesFashionMnistFromTheFirstMirrorThatHasIt() throws IOException {
    Map<String, byte[]> files = idxFiles();
    files.forEach((name, bytes) -> server.serve("good/" + name + ".gz", bytes));
    FashionMnistSource source =
        new FashionMnistSource(release(files, server.address("missing/"), server.address("good/")));
    Splits<FashionMnist> splits = source.load(options(true));
    assertEquals(IdxFiles.TRAIN, splits.train().size());
    assertEquals(IdxFiles.TEST, splits.test().size());
    assertEquals(8, server.requests().size());
    assertEquals(IdxFiles.TRAIN, source.load(options(true)).train().size());
    assertEquals(8, server.requests().size(), "nothing that is there is fetched");
    assertEquals(IdxFiles.TRAIN, source.load(options(false)).train().size());
    assertEquals(
        "Fashion-MNIST: is in " + folder.resolve("fashion-mnist"), notes.get(notes.size() - 1));
  }

  @Test
  void aWrongFileIsRefusedAndNothingOfItKept() throws IOException {
    Map<String, byte[]> files = idxFiles();
    files.forEach((name, bytes) -> server.serve("bad/" + name + ".gz", new byte[10]));
    FashionMnistSource source = new FashionMnistSource(release(files, server.address("bad/")));
    String message = assertThrows(UserError.class, () -> source.load(options(true))).getMessage();
    assertTrue(
        message.startsWith("Fashion-MNIST train-images-idx3-ubyte was not downloaded ("), message);
    assertTrue(message.contains("gave another file, whose MD5 is not "), message);
    try (var left = Files.list(folder.resolve("fashion-mnist"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void allReleasesNameFourFilesWithAChecksumEach() {
    for (IdxRelease release : List.of(IdxRelease.MNIST, IdxRelease.FASHION_MNIST)) {
      assertEquals(4, release.md5().size());
      release.md5().values().forEach(md5 -> assertTrue(md5.matches("[0-9a-f]{32}"), md5));
      release.addresses().forEach(address -> assertTrue(address.toString().endsWith("/")));
    }
    assertEquals(Mnist.class, DataSources.find(Mnist.class, loader()).spec());
    assertEquals(FashionMnist.class, DataSources.find(FashionMnist.class, loader()).spec());
    assertEquals(Cifar100.class, DataSources.find(Cifar100.class, loader()).spec());
  }

  private static ClassLoader loader() {
    return PublishedSourcesTest.class.getClassLoader();
  }

  private static byte[] cifar100(int images, int first) {
    byte[] bytes = new byte[images * (2 + CifarImages.IMAGE_BYTES)];
    for (int i = 0; i < images; i++) {
      int start = i * (2 + CifarImages.IMAGE_BYTES);
      bytes[start] = 19;
      bytes[start + 1] = (byte) (first + i);
      bytes[start + 2] = 11;
      bytes[start + 2 + 1024] = 22;
      bytes[start + 2 + 2048] = 33;
    }
    return bytes;
  }

  @Test
  void fetchesCifar100WithItsFineLabels() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put("cifar-100-binary/train.bin", cifar100(5, 95));
    entries.put("cifar-100-binary/test.bin", cifar100(2, 0));
    entries.put("cifar-100-binary/../escaped", new byte[1]);
    byte[] archive = Cifar10Files.archive(entries);
    CifarRelease published = CifarRelease.CIFAR_100;
    CifarRelease small =
        new CifarRelease(
            published.title(),
            published.folder(),
            published.archive(),
            List.of(server.serve("cifar", archive)),
            Cifar10Files.digest("MD5", archive),
            published.labelBytes(),
            Map.of(
                "train.bin", new CifarRelease.CifarFile(5, null),
                "test.bin", new CifarRelease.CifarFile(2, null)),
            published.test());
    Splits<Cifar100> splits = new Cifar100Source(small).load(options(true));
    try (Batches batches = splits.train().batches(5, LastBatch.KEEP)) {
      Batch batch = batches.next();
      assertEquals(95, batch.label(0));
      assertEquals(99, batch.label(4));
      assertEquals(11, batch.inputs().get(0));
      assertEquals(22, batch.inputs().get(1));
      assertEquals(33, batch.inputs().get(2));
    }
    assertEquals(2, splits.test().size());
    assertTrue(Files.notExists(folder.resolve("escaped")));
    Path train = folder.resolve("cifar-100-binary/train.bin");
    Files.write(train, cifar100(5, 96));
    assertEquals(
        train
            + ": expected labels from 0 to 99, found 100 at image 4; replace it by the published"
            + " file",
        assertThrows(UserError.class, () -> new Cifar100Source(small).load(options(false)))
            .getMessage());
  }
}
