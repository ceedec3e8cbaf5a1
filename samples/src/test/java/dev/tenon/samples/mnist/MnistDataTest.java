package dev.tenon.samples.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.Mnist;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.data.Splits;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The files that the samples ship are the whole of MNIST. */
class MnistDataTest {
  /** How often each digit occurs is well known. */
  @Test
  void allExamplesAreThere() {
    DataOptions shipped =
        new DataOptions(Optional.empty(), Map.of(), MnistDataTest.class.getClassLoader());
    Splits<Mnist> mnist = DataSources.load(Mnist.class, shipped);
    assertEquals(60_000, mnist.train().size());
    assertEquals(10_000, mnist.test().size());
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        digits(mnist.train()));
    assertArrayEquals(
        new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, digits(mnist.test()));
  }

  /** The numbers that models normalise by. */
  @Test
  void pixelsHaveTheUsualMeanAndDeviation() {
    DataOptions shipped =
        new DataOptions(Optional.empty(), Map.of(), MnistDataTest.class.getClassLoader());
    double sum = 0;
    double squares = 0;
    long pixels = 0;
    try (Batches batches =
        DataSources.load(Mnist.class, shipped).train().batches(1000, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        for (int i = 0; i < batch.inputs().limit(); i++) {
          double value = Byte.toUnsignedInt(batch.inputs().get(i)) / 255.0;
          sum += value;
          squares += value * value;
          pixels++;
        }
      }
    }
    double mean = sum / pixels;
    assertEquals(60_000L * 784, pixels);
    assertEquals(0.1307, mean, 5e-5);
    assertEquals(0.3081, Math.sqrt(squares / pixels - mean * mean), 5e-5);
  }

  /** Those that the pages tell to predict. */
  @Test
  void filesOfDigitsAreTheFirstTestImages() throws IOException {
    DataOptions shipped =
        new DataOptions(Optional.empty(), Map.of(), MnistDataTest.class.getClassLoader());
    try (Batches batches =
        DataSources.load(Mnist.class, shipped).test().batches(10, LastBatch.KEEP)) {
      Batch batch = batches.next();
      for (int i = 0; i < 10; i++) {
        Path file = Path.of("digits", "%d-is-%d.png".formatted(i, batch.label(i)));
        Raster picture = ImageIO.read(file.toFile()).getRaster();
        for (int pixel = 0; pixel < 784; pixel++) {
          assertEquals(
              Byte.toUnsignedInt(batch.inputs().get(784 * i + pixel)),
              picture.getSample(pixel % 28, pixel / 28, 0),
              file::toString);
        }
      }
    }
  }

  private static int[] digits(Dataset<Mnist> data) {
    int[] counts = new int[10];
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
