package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// 12 columns, one of which is the price
@Model(data = FeatureCountOfTheTable.Houses.class)
record FeatureCountOfTheTable(
    // ERROR: [DenseWidth] hidden declares 12 inputs but receives 13: its input is [N 13]
    // THEN: fix: remove inputs
    // THEN: or write inputs = 13
    @Dense(inputs = 12, units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
