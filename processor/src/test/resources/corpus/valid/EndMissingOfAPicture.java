package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = EndMissingOfAPicture.Digits.class)
record EndMissingOfAPicture(
    @Flatten @Dense(units = 32, activation = RELU) Tensor code,
    @Dense(units = 784) @Reshape("N 28 28 1") @Output(loss = Loss.MEAN_SQUARED_ERROR)
        Tensor again) {

  @DataSpec(input = "N 28 28 1", label = "N 28 28 1")
  static final class Digits {}
}
