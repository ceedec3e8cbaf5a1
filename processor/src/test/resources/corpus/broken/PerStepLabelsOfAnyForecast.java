package cases;

import dev.tenon.*;

@Model(data = PerStepLabelsOfAnyForecast.Power.class)
record PerStepLabelsOfAnyForecast(
    @Gru(units = 32) Tensor read,
    // ERROR: [LabelType] load is [N 1], but the labels of Power are [N T]
    // THEN: fix: write returnSequences = true in read and put @Reshape("N T") after it
    @Dense(units = 1) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor load) {

  @DataSpec(input = "N T 5", label = "N T")
  static final class Power {}
}
