package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// the element that gave the price, and said how it is trained, is gone
@Model(data = EndMissingOfPrices.Houses.class)
record EndMissingOfPrices(
    @Dense(units = 64, activation = RELU) Tensor wide,
    // ERROR: [LabelType] hidden is [N 32], but the labels of Houses are [N 1]
    // THEN: fix: put @Dense(units = 1) @Output(loss = Loss.MEAN_SQUARED_ERROR) after it
    @Dense(units = 32, activation = RELU) Tensor hidden) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
