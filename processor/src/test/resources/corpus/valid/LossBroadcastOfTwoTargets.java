package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = LossBroadcastOfTwoTargets.Places.class)
record LossBroadcastOfTwoTargets(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 2) Tensor position) {

  @DataSpec(input = "N 13", label = "N 2")
  static final class Places {}
}
