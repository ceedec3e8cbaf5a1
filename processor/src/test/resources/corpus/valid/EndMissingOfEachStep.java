package cases;

import dev.tenon.*;

@Model(data = EndMissingOfEachStep.Power.class)
record EndMissingOfEachStep(
    @Gru(units = 32, returnSequences = true) Tensor hours,
    @Dense(units = 1) @Reshape("N T") @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor load) {

  @DataSpec(input = "N T 5", label = "N T")
  static final class Power {}
}
