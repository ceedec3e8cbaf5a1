package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = LossBroadcastOfTwoSoftScores.D.class)
record LossBroadcastOfTwoSoftScores(
    @Dense(units = 16, activation = RELU) Tensor h,
    @Dense(units = 1) Tensor p) {
  @DataSpec(input = "N 10", label = "int32 N 1", kind = LabelKind.BINARY)
  static final class D {}
}
