package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.Networks.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.exceptions.TensorFlowException;

/** Whatever the files that TensorFlow wrote hold, they are read or refused, and nothing crashes. */
@Tag("long")
class BundleFuzzTest {
  private static final int INPUTS = Fuzz.inputs(10_000);
  private static final int FOOTER = 48;
  private static final int MAGIC = 8;

  @TempDir private Path folder;

  /** What the check of the index lets through is what TensorFlow's own reader then survives. */
  @Test
  void readsOrRefusesIndexes() throws Exception {
    Path run = folder.resolve("run");
    Path index = run.resolve("variables.index");
    Random random = Fuzz.random(1);
    int refused = 0;
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.save(run);
      byte[] good = Files.readAllBytes(index);
      Set<String> names = Checkpoint.run(run).variables().keySet();
      assertEquals(Optional.empty(), BundleIndex.damage(index));
      for (int i = 0; i < INPUTS; i++) {
        // half of them where no checksum is
        int from = i % 2 == 0 ? 0 : good.length - FOOTER;
        int to = i % 2 == 0 ? good.length : good.length - MAGIC;
        Files.write(index, mutated(good, from, to, random));
        if (BundleIndex.damage(index).isPresent()) {
          refused++;
        } else {
          restored(trainer, run, names);
        }
      }
    }
    assertTrue(refused > INPUTS / 2 && refused < INPUTS, refused + " refused");
  }

  private static void restored(Trainer<?> trainer, Path run, Set<String> names) {
    try {
      trainer.session().restore(run.resolve("variables").toString(), names);
    } catch (TensorFlowException e) {
      assertTrue(e.getMessage() != null);
    }
  }

  /** The list of checksums is changed as well as what it is of. */
  @Test
  void readsOrRefusesCheckpoints() throws Exception {
    Path run = folder.resolve("run");
    Random random = Fuzz.random(2);
    int refused = 0;
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.save(run);
      Seals.edit(run.resolve("run.json"), text -> text); // which would notice all changes of itself
      for (int i = 0; i < INPUTS; i++) {
        refused += isRefused(run, random, () -> trainer.restore(run)) ? 1 : 0;
      }
    }
    assertTrue(refused > INPUTS / 2, refused + " refused");
  }

  /** Only what is whole comes to TensorFlow's reader. */
  @Test
  void refusesModels() throws Exception {
    Path model = folder.resolve("model");
    Random random = Fuzz.random(3);
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.export(model);
    }
    for (String part : List.of("saved_model.pb", "variables")) {
      Path files = part.equals("variables") ? model.resolve(part) : model;
      for (int i = 0; i < INPUTS / 2; i++) {
        assertTrue(isRefused(files, random, () -> Predictor.load(model).close()), part);
      }
    }
  }

  /** Changes a file of {@code files} but for a moment. */
  private static boolean isRefused(Path files, Random random, Runnable reading) throws IOException {
    List<Path> all;
    try (var found = Files.list(files)) {
      all = found.filter(Files::isRegularFile).sorted().toList();
    }
    Path file = all.get(random.nextInt(all.size()));
    byte[] good = Files.readAllBytes(file);
    byte[] bad = mutated(good, 0, good.length, random);
    if (Arrays.equals(good, bad)) {
      return true;
    }
    Files.write(file, bad);
    try {
      reading.run();
      return false;
    } catch (UserError e) {
      return true;
    } catch (RuntimeException e) {
      throw new AssertionError(file + ": " + Arrays.toString(bad), e);
    } finally {
      Files.write(file, good);
    }
  }

  /** TensorFlow would end this process: it asks for as much memory as the index claims. */
  @ParameterizedTest
  @ValueSource(longs = {1L << 33, 1L << 40, 1L << 62, -6, -1})
  void refusesTheSizeOfABlockBeyondTheFile(long size) throws Exception {
    Path model = folder.resolve("model");
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.export(model);
    }
    DiskFiles.delete(model.resolve("assets.extra")); // as other programs write it
    Predictor.load(model).close();
    Path index = model.resolve("variables/variables.index");
    byte[] bytes = Files.readAllBytes(index);
    byte[] claimed = varints(0, 0, 0, size);
    System.arraycopy(
        Arrays.copyOf(claimed, FOOTER - MAGIC), 0, bytes, bytes.length - FOOTER, FOOTER - MAGIC);
    Files.write(index, bytes);

    UserError error = assertThrows(UserError.class, () -> Predictor.load(model));
    assertTrue(
        error.getMessage().contains("is damaged: variables.index is no index of variables: "),
        error.getMessage());
  }

  @Test
  void aListThatLeavesTheIndexOutIsDamaged() throws Exception {
    Path run = folder.resolve("run");
    try (Trainer<Rows> trainer = Networks.trainer()) {
      trainer.save(run);
      Path json = run.resolve("run.json");
      Seals.edit(json, text -> text.replace("variables.index", "variables.indey"));

      UserError error = assertThrows(UserError.class, () -> trainer.restore(run));
      assertTrue(
          error.getMessage().contains("run.json does not list variables.index"),
          error.getMessage());
    }
  }

  private static byte[] varints(long... numbers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (long number : numbers) {
      long rest = number;
      while ((rest & ~0x7fL) != 0) {
        out.write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
    return out.toByteArray();
  }

  /** One to three bytes between two places changed, or all from one of them on cut off. */
  private static byte[] mutated(byte[] good, int from, int to, Random random) {
    byte[] bad = good.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = from + random.nextInt(to - from);
      bad[at] = random.nextInt(4) == 0 ? (byte) (0x80 | bad[at]) : (byte) random.nextInt(256);
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(bad, from + random.nextInt(to - from)) : bad;
  }
}
