package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = LabelKindOfPricesInAColumn.Boston.class)
record LabelKindOfPricesInAColumn(
    @Dense(units = 64, activation = RELU) Tensor h1,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) @Reshape("N") Tensor price) {
  @DataSpec(input = "N 13", label = "N", kind = LabelKind.NUMBERS)
  static final class Boston {}
}
