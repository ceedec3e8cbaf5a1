package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

// as for labels of 0 or 1 in other libraries
@Model(data = LabelKindOfOneScoreForClasses.D.class)
record LabelKindOfOneScoreForClasses(
    @Dense(units = 16, activation = RELU) Tensor d,
    // ERROR: [LossKind] p has BINARY_CROSS_ENTROPY, but the labels of D are class indices, [int32 N]
    // THEN: fix: remove loss and write units = 2 in p
    // THEN: or write loss = Loss.SOFTMAX_CROSS_ENTROPY and write units = 2 in p
    // WARNING: [SigmoidForSoftmax] p ends with sigmoid, but SOFTMAX_CROSS_ENTROPY takes any numbers
    // THEN: fix: remove activation
    @Output(loss = Loss.BINARY_CROSS_ENTROPY) @Dense(units = 1, activation = SIGMOID) Tensor p) {
  @DataSpec(input = "N 10", classes = 2)
  static final class D {}
}
