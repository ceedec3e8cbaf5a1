package dev.tenon.samples.serving;

import dev.tenon.Mnist;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.data.Splits;
import dev.tenon.runtime.report.TrainingListener;
import dev.tenon.samples.mnist.MnistCnnTrainer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The MNIST sample trained on a part of the data, and digits that it has not seen. */
final class Digits {
  private static final int SIDE = 28;

  private Digits() {}

  static Splits<Mnist> data() {
    DataOptions shipped =
        new DataOptions(Optional.empty(), Map.of(), Digits.class.getClassLoader());
    Splits<Mnist> all = DataSources.load(Mnist.class, shipped);
    return new Splits<>(all.train().take(8_000), all.test().take(500));
  }

  /** A trainer that has learned enough to get most digits right. */
  static MnistCnnTrainer trained() {
    MnistCnnTrainer trainer = new MnistCnnTrainer();
    trainer.fit(data(), MnistCnnTrainer.DEFAULTS.withEpochs(1), new TrainingListener() {});
    return trainer;
  }

  /**
   * A digit as a file.
   *
   * @param label what it shows
   */
  record Picture(Path file, int label) {}

  /** The first {@code count} digits of the test data as files, each of its own mode and size. */
  static List<Picture> pictures(Path folder, int count) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    try (Batches batches = data().test().batches(count, LastBatch.KEEP)) {
      Batch batch = batches.next();
      for (int i = 0; i < count; i++) {
        // twice the size in each second file, colours in each third
        int scale = 1 + i % 2;
        BufferedImage image =
            new BufferedImage(
                SIDE * scale,
                SIDE * scale,
                i % 3 == 0 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE * scale; y++) {
          for (int x = 0; x < SIDE * scale; x++) {
            int at = (i * SIDE + y / scale) * SIDE + x / scale;
            int grey = Byte.toUnsignedInt(batch.inputs().get(at));
            for (int band = 0; band < image.getRaster().getNumBands(); band++) {
              image.getRaster().setSample(x, y, band, grey);
            }
          }
        }
        Path file = folder.resolve("digit%02d.png".formatted(i));
        ImageIO.write(image, "png", file.toFile());
        pictures.add(new Picture(file, batch.label(i)));
      }
    }
    return pictures;
  }
}
