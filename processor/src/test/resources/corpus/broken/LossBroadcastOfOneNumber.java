package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = LossBroadcastOfOneNumber.Houses.class)
record LossBroadcastOfOneNumber(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [LabelRank] price is [N 1], but the labels of Houses are [N], without an axis of 1
    // THEN: fix: put @Reshape("N") after it
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {

  @DataSpec(input = "N 13", label = "N")
  static final class Houses {}
}
