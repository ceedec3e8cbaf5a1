package dev.tenon.samples.wine;

import static dev.tenon.Act.RELU;

import dev.tenon.Adam;
import dev.tenon.Dense;
import dev.tenon.Dropout;
import dev.tenon.Model;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Training;

/** Tells who grew a wine. */
@Model(data = Wine.class)
@Adam(3e-3)
@Training(epochs = 40, batchSize = 16)
public record WineCultivar(
    @Dense(inputs = 13, units = 32, activation = RELU) Tensor hidden,
    @Dropout(0.2) Tensor dropped,
    @Dense(units = 3) Tensor cultivar) {

  /** Does what {@code args} say; {@code cross-validate} is what a table as small as this needs. */
  public static void main(String[] args) {
    Tenon.run(WineCultivar.class, args);
  }
}
