package dev.tenon.samples.imagefolder;

import static dev.tenon.Act.RELU;

import dev.tenon.Adam;
import dev.tenon.Conv2d;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Flatten;
import dev.tenon.MaxPool2d;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Training;

/** A small network for photographs of one's own: change {@link Photos}, and give {@code --data}. */
@Model(data = Photos.class)
@Adam(1e-3)
@Training(epochs = 12, batchSize = 32)
public record PhotoClassifier(
    @Normalize(mean = 0.48, std = 0.25) Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    @Flatten Tensor flat,
    @Dropout(0.4) Tensor dropped,
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Dense(units = 3) Tensor logits) {

  /** Trains it; {@code --help} lists the options. */
  public static void main(String[] args) {
    Tenon.run(PhotoClassifier.class, args);
  }
}
