package dev.tenon.samples.imagefolder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.data.Splits;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhotosTest {
  private static Splits<Photos> photos() {
    return DataSources.load(Photos.class, DataOptions.of(Optional.empty(), Photos.class));
  }

  @Test
  void allPicturesCanBeRead() {
    Splits<Photos> photos = photos();
    assertArrayEquals(new long[] {160, 160, 160}, photos.train().classCounts());
    assertArrayEquals(new long[] {40, 40, 40}, photos.test().classCounts());
    double sum = 0;
    try (Batches batches = photos.train().batches(480, LastBatch.KEEP)) {
      Batch batch = batches.next();
      for (int i = 0; i < batch.inputs().limit(); i++) {
        sum += Byte.toUnsignedInt(batch.inputs().get(i)) / 255.0;
      }
    }
    // what the model takes for the mean
    assertTrue(Math.abs(sum / (480 * 32 * 32 * 3) - 0.48) < 0.02, "mean " + sum);
  }

  @Test
  void theModelLearnsThem() {
    Splits<Photos> photos = photos();
    try (PhotoClassifierTrainer trainer = new PhotoClassifierTrainer()) {
      trainer.fit(
          photos,
          PhotoClassifierTrainer.DEFAULTS.withEpochs(5),
          new dev.tenon.runtime.report.TrainingListener() {});
      double accuracy = trainer.evaluate(photos.test()).accuracy();
      assertTrue(accuracy > 0.7, "only " + accuracy);
    }
  }
}
