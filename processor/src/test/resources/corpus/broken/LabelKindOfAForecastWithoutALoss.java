package cases;

import dev.tenon.*;

// hourly values of a day, one after the other
@Model(data = LabelKindOfAForecastWithoutALoss.Power.class)
record LabelKindOfAForecastWithoutALoss(
    @Gru(units = 32, returnSequences = true) Tensor hours,
    // ERROR: [LabelRank] load is [N 24 1], but the labels of Power are [N 24], without an axis of 1
    // THEN: fix: put @Reshape("N 24") after it
    // ERROR: [NoLoss] load has no loss: Power has no classes, so none is implied
    // THEN: fix: put @Output(loss = Loss.MEAN_SQUARED_ERROR) on it
    @Dense(units = 1) Tensor load) {

  @DataSpec(input = "N 24 5", label = "N 24")
  static final class Power {}
}
