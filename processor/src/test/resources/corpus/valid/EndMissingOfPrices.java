package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = EndMissingOfPrices.Houses.class)
record EndMissingOfPrices(
    @Dense(units = 64, activation = RELU) Tensor wide,
    @Dense(units = 32, activation = RELU) Tensor hidden,
    @Dense(units = 1) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
