package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = EndOfAnotherWidthAndNoLoss.Houses.class)
record EndOfAnotherWidthAndNoLoss(
    @Dense(units = 32, activation = RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
