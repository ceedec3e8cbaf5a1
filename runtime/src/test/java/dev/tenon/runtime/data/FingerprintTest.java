package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tenon.DataSpec;
import dev.tenon.ImageFolder;
import dev.tenon.Label;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets are told from others by their examples, and not by how they came about. */
class FingerprintTest {
  @DataSpec(input = "uint8 N 2", classes = 100)
  private static final class Pairs {}

  @DataSpec(input = "N 1", classes = 100)
  private static final class Numbers {}

  record House(Double area, boolean garden, @Label double price) {}

  @DataSpec(
      input = "uint8 N 4 4 3",
      classes = 2,
      classNames = {"cat", "dog"})
  @ImageFolder
  private static final class Pets {}

  @TempDir private Path folder;

  private static Dataset<Pairs> pairs(int changed) {
    byte[] inputs = new byte[100];
    new Random(1).nextBytes(inputs);
    if (changed >= 0) {
      inputs[changed]++;
    }
    return Dataset.of(Pairs.class, inputs, IntStream.range(0, 50).toArray());
  }

  @Test
  void anyByteCounts() {
    Set<Long> all = new HashSet<>(List.of(pairs(-1).fingerprint()));
    for (int i = 0; i < 100; i++) {
      all.add(pairs(i).fingerprint());
    }
    assertEquals(101, all.size());
  }

  @Test
  void labelsOrderAndNumberCount() {
    Dataset<Pairs> pairs = pairs(-1);
    int[] labels = IntStream.range(0, 50).toArray();
    labels[49] = 3;
    byte[] inputs = new byte[100];
    new Random(1).nextBytes(inputs);
    Dataset<Pairs> labelled = Dataset.of(Pairs.class, inputs, labels);
    List<Dataset<?>> all =
        List.of(
            pairs,
            labelled,
            pairs.take(49),
            pairs.skip(1),
            pairs.skip(10).and(pairs.take(10)),
            pairs.split(0.5, 1).train(),
            pairs.split(0.5, 2).train(),
            pairs.and(labelled),
            labelled.and(pairs));
    assertEquals(all.size(), all.stream().map(Dataset::fingerprint).distinct().count());
  }

  /** In memory, in a file, and by a map that draws random numbers. */
  @Test
  void itIsThatOfTheExamplesHoweverTheyAreRead() {
    Dataset<Pairs> pairs = pairs(-1);
    assertEquals(pairs.fingerprint(), pairs(-1).fingerprint());
    assertEquals(pairs.fingerprint(), pairs.store(folder.resolve("stored")).fingerprint());
    Random random = new Random();
    Dataset<Pairs> mapped =
        pairs.map(
            (example, input, label) -> {
              input.put((byte) random.nextInt()).put((byte) random.nextInt());
              label.put(example.label());
            });
    assertEquals(pairs.fingerprint(), mapped.fingerprint());
    assertNotEquals(pairs(3).fingerprint(), mapped.fingerprint());
  }

  @Test
  void numbersAndRowsCount() {
    Set<Long> all = new HashSet<>();
    for (float number : new float[] {1, 1.0000001f, 2}) {
      all.add(Dataset.of(Numbers.class, new float[] {0, number}, new int[2]).fingerprint());
      all.add(
          Dataset.of(House.class, List.of(new House(1.0, true, 1), new House(null, true, number)))
              .fingerprint());
    }
    assertEquals(6, all.size());
  }

  /** What a user's own class does not tell is not asked for: it may be slow, or read once. */
  @Test
  void ofOtherExamplesTheNumberCounts() {
    record Once(int size) implements Examples {
      @Override
      public void putInput(int index, ByteBuffer target) {
        throw new AssertionError("read");
      }

      @Override
      public void putLabel(int index, ByteBuffer target) {
        throw new AssertionError("read");
      }
    }
    long five = Dataset.of(Pairs.class, new Once(5)).fingerprint();
    assertEquals(five, Dataset.of(Pairs.class, new Once(5)).fingerprint());
    assertNotEquals(five, Dataset.of(Pairs.class, new Once(6)).fingerprint());
    assertNotEquals(five, Dataset.of(Numbers.class, new Once(5)).fingerprint());
  }

  @Test
  void ofManyBytesSomeCount() {
    List<Integer> read = new ArrayList<>();
    record Large(int size, List<Integer> read) implements Examples {
      @Override
      public void putInput(int index, ByteBuffer target) {
        read.add(index);
        target.putFloat(index);
      }

      @Override
      public void putLabel(int index, ByteBuffer target) {
        target.putInt(0);
      }

      @Override
      public void identify(DataContract contract, int[] indices, java.util.zip.Checksum sum) {
        Fingerprint.addBytes(this, contract, indices, sum);
      }
    }
    int size = (1 << 28) / 8 + 1;
    Dataset.of(Numbers.class, new Large(size, read)).fingerprint();
    assertEquals(1000, read.size());
    assertEquals(0, read.get(0));
    assertEquals(size - 1, read.get(999));
    assertArrayEquals(new int[] {1, 3, 5}, Fingerprint.spread(new int[] {1, 2, 3, 4, 5}, 3));
    assertArrayEquals(new int[] {1}, Fingerprint.spread(new int[] {1, 2, 3}, 1));
  }

  @Test
  void picturesCountByNameAndContent() throws Exception {
    for (String name : List.of("cat/1.png", "cat/2.png", "dog/1.png", "dog/2.png")) {
      picture(name, 0);
    }
    long before = pets();
    assertEquals(before, pets());
    picture("dog/1.png", 0xff);
    long changed = pets();
    Files.move(folder.resolve("pets/dog/2.png"), folder.resolve("pets/cat/3.png"));
    assertEquals(3, Set.of(before, changed, pets()).size());
  }

  private void picture(String name, int rgb) throws Exception {
    Path file = folder.resolve("pets").resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, rgb);
    ImageIO.write(image, "png", file.toFile());
  }

  private long pets() {
    DataOptions options = DataOptions.of(java.util.Optional.of(folder.resolve("pets")), Pets.class);
    Splits<Pets> splits = new ImageFolderSource<>(Pets.class).load(options);
    return splits.train().and(splits.test()).fingerprint();
  }
}
