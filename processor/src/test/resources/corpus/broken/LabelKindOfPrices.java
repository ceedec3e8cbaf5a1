package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// classes, where the data has prices
@Model(data = LabelKindOfPrices.Houses.class)
record LabelKindOfPrices(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [LossKind] price has SOFTMAX_CROSS_ENTROPY, but the labels of Houses are numbers, [N 1]
    // THEN: help: choose a loss of numbers, such as Loss.MEAN_SQUARED_ERROR, and end as it needs: the sizes of the labels, [N 1]
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
