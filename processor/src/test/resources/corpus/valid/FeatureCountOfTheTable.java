package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = FeatureCountOfTheTable.Houses.class)
record FeatureCountOfTheTable(
    @BatchNorm @Shape("N 13") Tensor measured,
    @Dense(inputs = 13, units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
