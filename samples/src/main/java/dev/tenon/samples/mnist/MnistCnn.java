package dev.tenon.samples.mnist;

import static dev.tenon.Act.RELU;

import dev.tenon.Adam;
import dev.tenon.Dense;
import dev.tenon.Flatten;
import dev.tenon.Mnist;
import dev.tenon.Model;
import dev.tenon.Normalize;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Training;

/** A convolutional network that reads handwritten digits: about 99 % of them right. */
@Model(data = Mnist.class)
@Adam(1e-3)
@Training(epochs = 10, batchSize = 64)
public record MnistCnn(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {

  /** Trains it; {@code --help} lists the options. */
  public static void main(String[] args) {
    Tenon.run(MnistCnn.class, args);
  }
}
