package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = ClassBaseOfLogits.Digits.class)
record ClassBaseOfLogits(
    @Dense(units = 16, activation = RELU) Tensor hidden, @Dense(units = 10) Tensor digit) {
  @DataSpec(input = "N 64", label = "int32 N", classes = 10)
  static final class Digits {}
}
