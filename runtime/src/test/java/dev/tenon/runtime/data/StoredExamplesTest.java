package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DataSpec;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StoredExamplesTest {
  @DataSpec(input = "uint8 N 3", classes = 50)
  private static final class Triples {}

  @DataSpec(input = "N 3", classes = 50)
  private static final class Numbers {}

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("sub").resolve("examples");
  }

  private static Dataset<Triples> triples() {
    byte[] inputs = new byte[150];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (byte) i;
    }
    return Dataset.of(Triples.class, inputs, IntStream.range(0, 50).toArray());
  }

  private static byte[] bytes(Dataset<?> data) {
    ByteBuffer all = ByteBuffer.allocate(data.size() * 7);
    try (Batches batches = data.batches(8, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        all.put(batch.inputs().duplicate()).put(batch.labels().duplicate());
      }
    }
    return all.array();
  }

  @Test
  void givesWhatWasStored() throws IOException {
    Dataset<Triples> some = triples().skip(5).filter(example -> example.labelClass() % 2 == 0);
    assertArrayEquals(bytes(some), bytes(some.store(file)));
    assertArrayEquals(bytes(some), bytes(Dataset.stored(Triples.class, file)));
    assertEquals(4096 + some.size() * 7L, Files.size(file));
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertEquals(List.of(file), left.toList());
    }
    assertEquals(0, triples().take(0).store(file).size());
  }

  @Test
  void refusesOtherExamples() {
    triples().store(file);
    String message =
        assertThrows(UserError.class, () -> Dataset.stored(Numbers.class, file)).getMessage();
    assertTrue(
        message.startsWith(
            file + ": expected examples of \"N 3\" with labels \"int32 N\" (LITTLE_ENDIAN), found"),
        message);
  }

  @Test
  void refusesWhatIsDamagedOrNotThere() throws IOException {
    assertEquals(
        file + " is not there; store a data set in it",
        assertThrows(UserError.class, () -> Dataset.stored(Triples.class, file)).getMessage());
    triples().store(file);
    byte[] good = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(good, good.length - 1));
    assertEquals(
        file + ": expected 4446 bytes for 50 examples, found 4445; store the data set anew",
        assertThrows(UserError.class, () -> Dataset.stored(Triples.class, file)).getMessage());
    Files.write(file, Arrays.copyOf(good, 10));
    assertEquals(
        file + " is no stored data set; store one in it",
        assertThrows(UserError.class, () -> Dataset.stored(Triples.class, file)).getMessage());
  }

  /** Where reading behind the end is a signal of the system, which must not end the program. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatBecomesShorterEndsTheRunOnly() throws IOException {
    byte[] inputs = new byte[3 * 50_000];
    Dataset<Triples> stored = Dataset.of(Triples.class, inputs, new int[50_000]).store(file);
    Files.write(file, new byte[0]);
    try (Batches batches = stored.skip(40_000).batches(10, LastBatch.KEEP)) {
      // the JVM may tell a thread of such a fault a little after it has read
      UserError error =
          assertThrows(
              UserError.class,
              () -> {
                for (int batch = 0; batch < 1000; batch++) {
                  batches.next();
                }
              });
      assertEquals(
          "a stored data set became shorter while it was read; store it anew", error.getMessage());
    }
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Files.writeString(folder.resolve("sub"), "a file in place of the folder");
    Dataset<Triples> data = triples();
    assertTrue(
        assertThrows(UserError.class, () -> data.store(file))
            .getMessage()
            .startsWith(file + " cannot be written: "));
  }
}
