package dev.tenon.samples.fashionmnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.FashionMnist;
import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.samples.mnistfluent.MnistFluentTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the published files, which are not in the repository. */
class FashionClassifierTest {
  @TempDir private Path folder;

  private DataOptions options() {
    return DataOptions.of(Optional.of(folder), FashionClassifier.class);
  }

  /** Pictures in the published format, of which each class has a bright row of its own. */
  private void write(String name, int count) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * 784);
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    images.putInt(0x803).putInt(count).putInt(28).putInt(28);
    labels.putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      byte[] image = new byte[784];
      java.util.Arrays.fill(image, 28 * (2 * (i % 10)), 28 * (2 * (i % 10) + 2), (byte) 200);
      images.put(image);
      labels.put((byte) (i % 10));
    }
    Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.array());
  }

  @Test
  void trainsOnFilesOfThePublishedFormat() throws IOException {
    write("train", 640);
    write("t10k", 50);
    Splits<FashionMnist> data = DataSources.load(FashionMnist.class, options());
    assertEquals("Ankle boot", data.train().contract().classNames().get(9));
    try (FashionClassifierTrainer trainer = new FashionClassifierTrainer()) {
      trainer.fit(data, FashionClassifierTrainer.DEFAULTS.withEpochs(3), new TrainingListener() {});
      assertTrue(trainer.evaluate(data.test()).accuracy() > 0.9);
    }
  }

  @Test
  void hasTheNetworkOfMnistFluent() {
    try (FashionClassifierTrainer fashion = new FashionClassifierTrainer();
        MnistFluentTrainer digits = new MnistFluentTrainer()) {
      assertEquals(
          digits.graph().summary().lines().skip(1).toList(),
          fashion.graph().summary().lines().skip(1).toList());
    }
  }

  @Test
  void digitsInTheirPlaceAreRefused() throws IOException {
    for (String part : List.of("train", "t10k")) {
      for (String kind : List.of("-images-idx3-ubyte.gz", "-labels-idx1-ubyte.gz")) {
        try (InputStream in = getClass().getResourceAsStream("/mnist/" + part + kind)) {
          Files.copy(in, folder.resolve(part + kind));
        }
      }
    }
    assertEquals(
        folder.resolve("train-labels-idx1-ubyte.gz")
            + ": expected labels of Fashion-MNIST, found those of MNIST; name the folder that has"
            + " Fashion-MNIST",
        assertThrows(UserError.class, () -> DataSources.load(FashionMnist.class, options()))
            .getMessage());
  }
}
