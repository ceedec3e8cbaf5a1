package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Cifar10;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.FaultyServer.Cut;
import dev.tenon.runtime.data.FaultyServer.Status;
import dev.tenon.runtime.data.FaultyServer.WithoutRanges;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Downloading from a server on this machine, with all that can go wrong. */
class Cifar10DownloadTest {
  private static final int TRAIN = 5 * Cifar10Files.IMAGES;

  @TempDir Path folder;

  private final List<String> notes = new ArrayList<>();
  private FaultyServer server;
  private byte[] archive;

  @BeforeEach
  void start() throws IOException {
    server = new FaultyServer();
    archive = Cifar10Files.archive();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path part() {
    return data().resolve("cifar-10-binary.tar.gz.part");
  }

  private Splits<Cifar10> load(URI... addresses) {
    return new Cifar10Source(Cifar10Files.release(archive, addresses))
        .load(
            new DataOptions(
                Optional.of(data()), true, Map.of(), new ClassLoader(null) {}, notes::add));
  }

  private String mistake(URI... addresses) {
    String message = assertThrows(UserError.class, () -> load(addresses)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  private List<String> files(Path of) throws IOException {
    try (Stream<Path> all = Files.walk(of)) {
      return all.filter(path -> !Files.isDirectory(path))
          .map(path -> of.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void fetchesChecksAndUnpacksTheFilesAndNothingElse() throws IOException {
    assertEquals(TRAIN, load(server.serve("cifar", archive)).train().size());
    List<String> expected =
        Cifar10Files.contents().keySet().stream()
            .map(name -> "data/cifar-10-batches-bin/" + name)
            .toList();
    assertEquals(expected, files(folder));
    assertEquals(
        "CIFAR-10: downloading " + server.address("cifar"), notes.get(0), notes.toString());
    assertEquals(
        "CIFAR-10: is in " + data().resolve("cifar-10-batches-bin"), notes.get(notes.size() - 1));
  }

  @Test
  void fetchesNothingThatIsThere() {
    URI address = server.serve("cifar", archive);
    load(address);
    load(address);
    assertEquals(List.of("/cifar"), server.requests());
  }

  @Test
  void fetchesWhereNoFolderIsNamedIntoTheCache() throws IOException {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.toString());
    URI address = server.serve("cifar", archive);
    DataOptions options =
        new DataOptions(Optional.empty(), true, environment, new ClassLoader(null) {}, notes::add);
    new Cifar10Source(Cifar10Files.release(archive, address)).load(options);
    assertEquals(6, files(folder.resolve("tenon").resolve("cifar-10-batches-bin")).size());
  }

  @Test
  void goesOnWhereTheConnectionWasCut() {
    assertEquals(
        TRAIN,
        load(server.serve("cifar", archive, new Cut(100), new Cut(50), new Cut(1))).train().size());
    assertEquals(
        List.of("/cifar", "/cifar bytes=100-", "/cifar bytes=150-", "/cifar bytes=151-"),
        server.requests());
  }

  @Test
  void theNextRunGoesOnWhereThisOneGaveUp() throws IOException {
    URI address = server.serve("cifar", archive, new Cut(120), new Cut(0), new Cut(0), new Cut(0));
    String message = mistake(address);
    assertTrue(
        message.startsWith("CIFAR-10 was not downloaded (" + address + ": the connection was cut"),
        message);
    assertTrue(
        message.endsWith(
            "; the 0.0 MB that came are kept, and --download goes on there; check the network, or"
                + " fetch it elsewhere, unpack it and name its folder by --data DIR"),
        message);
    assertArrayEquals(Arrays.copyOf(archive, 120), Files.readAllBytes(part()));

    assertEquals(TRAIN, load(address).train().size());
    assertEquals("/cifar bytes=120-", server.requests().get(server.requests().size() - 1));
  }

  @Test
  void aServerThatCannotGoOnBeginsAnew() {
    URI address = server.serve("cifar", archive, new Cut(100), new WithoutRanges());
    assertEquals(TRAIN, load(address).train().size());
    assertEquals(List.of("/cifar", "/cifar bytes=100-"), server.requests());
  }

  @Test
  void whatIsLeftOfAnotherFileIsFetchedAnew() throws IOException {
    Files.createDirectories(data());
    Files.write(part(), new byte[150]);
    URI address = server.serve("cifar", archive);
    assertEquals(TRAIN, load(address).train().size());
    assertEquals(List.of("/cifar bytes=150-", "/cifar"), server.requests());
  }

  @Test
  void whatIsLeftAndTooLongIsFetchedAnew() throws IOException {
    Files.createDirectories(data());
    Files.write(part(), new byte[archive.length + 5]);
    assertEquals(TRAIN, load(server.serve("cifar", archive)).train().size());
  }

  @Test
  void anArchiveThatTheUserPutThereIsUsed() throws IOException {
    Files.createDirectories(data());
    Files.write(data().resolve("cifar-10-binary.tar.gz"), archive);
    assertEquals(TRAIN, load(server.serve("cifar", archive)).train().size());
    assertEquals(List.of(), server.requests());
  }

  @Test
  void theNextAddressServesWhereOneFails() {
    URI wrong = server.serve("wrong", Arrays.copyOf(archive, archive.length - 1));
    URI broken = server.serve("broken", archive, new Status(503));
    URI good = server.serve("good", archive);
    assertEquals(TRAIN, load(server.address("missing"), broken, wrong, good).train().size());
    assertEquals(List.of("/missing", "/broken", "/wrong", "/good"), server.requests());
  }

  @Test
  void theNextAddressGoesOnWhereOneWasCut() {
    URI flaky = server.serve("flaky", archive, new Cut(70), new Cut(0), new Cut(0), new Cut(0));
    URI good = server.serve("good", archive);
    assertEquals(TRAIN, load(flaky, good).train().size());
    assertEquals("/good bytes=70-", server.requests().get(server.requests().size() - 1));
  }

  @Test
  void saysWhatEachAddressAnswered() throws IOException {
    URI missing = server.address("missing");
    URI wrong = server.serve("wrong", "<html>Sign in</html>".getBytes());
    assertEquals(
        "CIFAR-10 was not downloaded (%s: answered 404 Not Found; %s: gave another file, whose MD5"
                .formatted(missing, wrong)
            + " is not %s); check the network, or fetch it elsewhere, unpack it and name its folder"
                .formatted(Cifar10Files.digest("MD5", archive))
            + " by --data DIR",
        mistake(missing, wrong));
    assertEquals(List.of(), files(folder));
    assertEquals(
        List.of(
            "CIFAR-10: %s: answered 404 Not Found; next".formatted(missing),
            "CIFAR-10: downloading " + wrong),
        notes.subList(0, 2));
  }

  @Test
  void saysThatThereIsNoServer() {
    URI closed = server.address("cifar");
    server.close();
    assertTrue(mistake(closed).contains(closed + ": Connection refused"));
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    URI nowhere = URI.create("http://tenon.invalid/cifar");
    assertTrue(mistake(nowhere).contains(nowhere + ": there is no such host, or no network"));
  }

  @Test
  void saysThatTheArchiveLacksAFile() throws IOException {
    Map<String, byte[]> entries = new java.util.TreeMap<>();
    Cifar10Files.contents()
        .forEach((name, bytes) -> entries.put("cifar-10-batches-bin/" + name, bytes));
    entries.remove("cifar-10-batches-bin/test_batch.bin");
    archive = Cifar10Files.archive(entries);
    assertEquals(
        "%s lacks test_batch.bin; delete it, and download it again"
            .formatted(data().resolve("cifar-10-binary.tar.gz")),
        mistake(server.serve("cifar", archive)));
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Files.writeString(data(), "a file in place of the folder");
    String message = mistake(server.serve("cifar", archive));
    assertEquals(
        "%s cannot be written: %s is a file; name another folder by --data DIR"
            .formatted(part(), data()),
        message);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatTheCacheCannotBeWritten() {
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", "/proc/cache");
    DataOptions options =
        new DataOptions(Optional.empty(), true, environment, new ClassLoader(null) {}, notes::add);
    Cifar10Source source =
        new Cifar10Source(Cifar10Files.release(archive, server.serve("cifar", archive)));
    assertEquals(
        "/proc/cache/tenon/cifar-10-binary.tar.gz.part cannot be written: nothing can be created"
            + " in /proc; name another folder by --data DIR",
        assertThrows(UserError.class, () -> source.load(options)).getMessage());
    assertEquals(List.of(), server.requests());
  }

  @Test
  void saysThatAnotherDownloadIsGoingOn() throws IOException {
    Files.createDirectories(data());
    try (FileChannel other =
            FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertTrue(lock.isValid());
      assertEquals(
          "CIFAR-10 is being downloaded to %s already; wait for that".formatted(part()),
          mistake(server.serve("cifar", archive)));
    }
    assertEquals(List.of(), server.requests());
  }

  @Test
  void aFullDiskKeepsWhatCameForTheNextRun() throws IOException {
    byte[] bytes = new byte[300_000];
    Arrays.fill(bytes, (byte) 7);
    URI address = server.serve("sevens", bytes);
    String md5 = Cifar10Files.digest("MD5", bytes);
    Path file = folder.resolve("sevens");
    Path part = folder.resolve("sevens.part");
    Download full =
        new Download(
            "Sevens",
            List.of(address),
            md5,
            notes::add,
            (channel, some) -> {
              int room = (int) Math.min(some.remaining(), 100_000 - channel.size());
              channel.write(some.slice(some.position(), room));
              some.position(some.position() + room);
              if (some.hasRemaining()) {
                throw new IOException("No space left on device");
              }
            });
    assertEquals(
        "%s cannot be written: No space left on device; the 0.1 MB that came are kept, and"
                .formatted(part)
            + " --download goes on there; name another folder by --data DIR",
        assertThrows(UserError.class, () -> full.to(file)).getMessage());
    assertEquals(List.of("sevens.part"), files(folder));
    assertEquals(100_000, Files.size(part));

    new Download("Sevens", List.of(address), md5, notes::add).to(file);
    assertEquals(List.of("/sevens", "/sevens bytes=100000-"), server.requests());
    assertArrayEquals(bytes, Files.readAllBytes(file));
    assertEquals(List.of("sevens"), files(folder));
  }

  @Test
  void tellsProgress() {
    byte[] bytes = new byte[3_000_000];
    new Download(
            "Zeros",
            List.of(server.serve("zeros", bytes)),
            Cifar10Files.digest("MD5", bytes),
            notes::add)
        .to(folder.resolve("zeros"));
    assertEquals(10, notes.size(), notes.toString());
    assertTrue(notes.get(9).matches("Zeros: [23]\\.\\d MB of 3\\.0 MB"), notes.get(9));
  }
}
