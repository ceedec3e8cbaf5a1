package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = LossBroadcastOfTwoTargets.Places.class)
record LossBroadcastOfTwoTargets(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [LabelType] position is [N 1], but the labels of Places are [N 2]
    // THEN: fix: write units = 2
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor position) {

  @DataSpec(input = "N 13", label = "N 2")
  static final class Places {}
}
