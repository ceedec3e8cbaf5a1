package dev.tenon.samples.digitrecognizer;

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

/** Learns digits from a CSV file, and writes what it reads in another one. */
@Model(data = Digit.class)
@Adam(1e-3)
@Training(epochs = 10, batchSize = 64)
public record DigitRecognizer(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    @Flatten Tensor flat,
    @Dropout(0.5) Tensor dropped,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {

  /** Does what {@code args} say; {@code predict test.csv --columns ImageId,Label} is submitted. */
  public static void main(String[] args) {
    Tenon.run(DigitRecognizer.class, args);
  }
}
