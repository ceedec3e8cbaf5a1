package cases;

import dev.tenon.*;

@Model(data = LossBroadcastOfSteps.D.class)
record LossBroadcastOfSteps(
    @Gru(units = 16, returnSequences = true) Tensor h,
    // ERROR: [LabelRank] out is [N T 1], but the labels of D are [N T], without an axis of 1
    // THEN: fix: put @Reshape("N T") after it
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor out) {
  @DataSpec(input = "N T 6", label = "N T")
  static final class D {}
}
