package cases;

import dev.tenon.*;

@Model(data = LossBroadcastOfAnnotatedSteps.D.class)
record LossBroadcastOfAnnotatedSteps(
    @Gru(units = 16, returnSequences = true) Tensor h,
    // ERROR: [LabelType] out is [N T 3], but the labels of D are [N T 1]
    // THEN: fix: write units = 1
    @Output(loss = Loss.HUBER) @Dense(units = 3) Tensor out) {
  @DataSpec(input = "N T 6", label = "N T 1")
  static final class D {}
}
