package cases;

import dev.tenon.*;

@Model(data = LabelKindOfTraits.Animals.class)
record LabelKindOfTraits(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 5) Tensor traits) {

  @DataSpec(input = "N 12", label = "uint8 N 5", kind = LabelKind.BINARY)
  static final class Animals {}
}
