package cases;

import dev.tenon.*;

@Model(data = EndMissingOfEachStep.Power.class)
record EndMissingOfEachStep(
    // ERROR: [LabelRank] hours gives 32 predictions a label, [N T 32], for labels [N T] of Power
    // THEN: fix: put @Dense(units = 1) @Reshape("N T") @Output(loss = Loss.MEAN_SQUARED_ERROR) after it
    @Gru(units = 32, returnSequences = true) Tensor hours) {

  @DataSpec(input = "N T 5", label = "N T")
  static final class Power {}
}
