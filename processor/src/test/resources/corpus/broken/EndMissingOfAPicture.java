package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// half of an auto-encoder, with the loss that stood behind the other half
@Model(data = EndMissingOfAPicture.Digits.class)
record EndMissingOfAPicture(
    // ERROR: [LabelRank] code is [N 32], one prediction an example, but the labels of Digits are [N 28 28 1]
    // THEN: fix: put @Dense(units = 784) @Reshape("N 28 28 1") @Output(loss = Loss.MEAN_SQUARED_ERROR) after it
    @Flatten @Dense(units = 32, activation = RELU) Tensor code) {

  @DataSpec(input = "N 28 28 1", label = "N 28 28 1")
  static final class Digits {}
}
