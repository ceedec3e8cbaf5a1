package cases;

import dev.tenon.*;

// no second @Reshape can stand there
@Model(data = LossBroadcastOfReshapedRows.D.class)
record LossBroadcastOfReshapedRows(
    @Dense(units = 4) Tensor h,
    // ERROR: [LabelRank] y is [N 4 1], but the labels of D are [N 4], without an axis of 1
    // THEN: help: reshape it to [N 4]
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Reshape("N 4 1") @Dense(units = 1) Tensor y) {
  @DataSpec(input = "N 6", label = "N 4")
  static final class D {}
}
