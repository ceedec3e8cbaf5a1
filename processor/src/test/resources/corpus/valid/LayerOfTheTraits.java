package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = LayerOfTheTraits.Animals.class)
record LayerOfTheTraits(
    @Dense(units = 32, activation = RELU) Tensor first,
    @Dense(units = 16, activation = RELU) Tensor hidden,
    @Dense(units = 5) Tensor traits) {

  @DataSpec(input = "N 20", label = "uint8 N 5", kind = LabelKind.BINARY)
  static final class Animals {}
}
