package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

// two mistakes in one layer
@Model(data = ClassBaseBesideADoubleSoftmax.Digits.class)
record ClassBaseBesideADoubleSoftmax(
    @Dense(units = 16, activation = RELU) Tensor hidden,
    // ERROR: [LabelBase] digit is compared with labels from 0 to 9, but those of Digits go from 1 to 10
    // WARNING: [DoubleSoftmax] digit ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: help: number the classes from 0 where the data is loaded, or write labels.minus(1) in an objective
    // THEN: fix: remove activation
    @Dense(units = 10, activation = SOFTMAX) Tensor digit) {
  @DataSpec(input = "N 64", label = "int32 N", classes = 10, firstClass = 1)
  static final class Digits {}
}
