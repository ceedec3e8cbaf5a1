package dev.tenon.samples.mnist;

import static dev.tenon.Act.RELU;

import dev.tenon.Adam;
import dev.tenon.Conv2d;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Flatten;
import dev.tenon.MaxPool2d;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Shape;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Training;

/** A convolutional network that reads handwritten digits: about 99 % of them right. */
@Model(data = Mnist.class)
@Adam(1e-3)
@Training(epochs = 10, batchSize = 64)
public record MnistCnn(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) @Shape("N 7 7 64") Tensor pool2,
    @Flatten Tensor flat,
    @Dropout(0.25) Tensor dropped,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {

  /** Trains it; {@code --help} lists the options. */
  public static void main(String[] args) {
    Tenon.run(MnistCnn.class, args);
  }
}
