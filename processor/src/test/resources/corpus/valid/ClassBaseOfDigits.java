package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = ClassBaseOfDigits.Digits.class)
record ClassBaseOfDigits(
    @Dense(units = 32, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {

  @DataSpec(input = "N 64", label = "int32 N", classes = 10)
  static final class Digits {}
}
