package cases;

import dev.tenon.*;

@Model(data = LossBroadcastOfSteps.D.class)
record LossBroadcastOfSteps(
    @Gru(units = 16, returnSequences = true) Tensor h,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) @Reshape("N T") Tensor out) {
  @DataSpec(input = "N T 6", label = "N T")
  static final class D {}
}
