package cases;

import dev.tenon.*;

// each of five traits may hold, so no softmax chooses among them
@Model(data = LabelKindOfSeveralTraits.Animals.class)
record LabelKindOfSeveralTraits(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [LossKind] traits has SOFT_LABEL_CROSS_ENTROPY, but the labels of Animals are 0 or 1 each, [uint8 N 5]
    // THEN: fix: remove loss
    // THEN: or write loss = Loss.SIGMOID_CROSS_ENTROPY
    @Output(loss = Loss.SOFT_LABEL_CROSS_ENTROPY) @Dense(units = 5) Tensor traits) {

  @DataSpec(input = "N 12", label = "uint8 N 5", kind = LabelKind.BINARY)
  static final class Animals {}
}
