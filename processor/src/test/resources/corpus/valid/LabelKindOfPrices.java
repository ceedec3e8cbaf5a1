package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = LabelKindOfPrices.Houses.class)
record LabelKindOfPrices(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.HUBER) @Dense(units = 1) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
