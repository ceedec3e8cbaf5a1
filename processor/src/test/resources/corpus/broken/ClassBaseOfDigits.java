package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// digits that are numbered from 1 to 10
@Model(data = ClassBaseOfDigits.Digits.class)
record ClassBaseOfDigits(
    @Dense(units = 32, activation = RELU) Tensor hidden,
    // ERROR: [LabelBase] logits is compared with labels from 0 to 9, but those of Digits go from 1 to 10
    // THEN: help: number the classes from 0 where the data is loaded, or write labels.minus(1) in an objective
    @Dense(units = 10) Tensor logits) {

  @DataSpec(input = "N 64", label = "int32 N", classes = 10, firstClass = 1)
  static final class Digits {}
}
