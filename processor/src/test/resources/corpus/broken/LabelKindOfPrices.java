package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// classes, where the data has prices
@Model(data = LabelKindOfPrices.Houses.class)
record LabelKindOfPrices(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [LabelType] price is compared with [int32 N], but the labels of Houses are [N 1]
    // THEN: help: choose a loss of numbers, such as Loss.MEAN_SQUARED_ERROR
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
