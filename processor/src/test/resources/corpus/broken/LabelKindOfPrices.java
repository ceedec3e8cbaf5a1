package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// classes, where the data has prices
@Model(data = LabelKindOfPrices.Houses.class)
record LabelKindOfPrices(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [LossKind] price has SOFTMAX_CROSS_ENTROPY, but the labels of Houses are numbers, [N 1]
    // THEN: fix: write loss = Loss.MEAN_SQUARED_ERROR and write units = 1 in price
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
