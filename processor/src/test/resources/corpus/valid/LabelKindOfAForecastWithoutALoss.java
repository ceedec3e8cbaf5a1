package cases;

import dev.tenon.*;

// hourly values of a day, one after the other
@Model(data = LabelKindOfAForecastWithoutALoss.Power.class)
record LabelKindOfAForecastWithoutALoss(
    @Gru(units = 32, returnSequences = true) Tensor hours,
    @Dense(units = 1) @Reshape("N 24") @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor load) {

  @DataSpec(input = "N 24 5", label = "N 24")
  static final class Power {}
}
