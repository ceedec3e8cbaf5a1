package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = LossBroadcastOfTwoSoftScores.D.class)
record LossBroadcastOfTwoSoftScores(
    @Dense(units = 16, activation = RELU) Tensor h,
    // ERROR: [LabelType] p is [N 2], but the labels of D are [N 1]
    // THEN: fix: write units = 1 and remove activation
    @Dense(units = 2, activation = SOFTMAX) Tensor p) {
  @DataSpec(input = "N 10", label = "int32 N 1", kind = LabelKind.BINARY)
  static final class D {}
}
