package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = LabelKindOfPricesInAColumn.Boston.class)
record LabelKindOfPricesInAColumn(
    @Dense(units = 64, activation = RELU) Tensor h1,
    // ERROR: [LossKind] price has SOFTMAX_CROSS_ENTROPY, but the labels of Boston are numbers, [N]
    // THEN: fix: write loss = Loss.MEAN_SQUARED_ERROR and put @Reshape("N") after price
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 1) Tensor price) {
  @DataSpec(input = "N 13", label = "N", kind = LabelKind.NUMBERS)
  static final class Boston {}
}
