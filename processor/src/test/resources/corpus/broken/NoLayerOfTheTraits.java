package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// the layer that gives the five traits is missing
@Model(data = NoLayerOfTheTraits.Animals.class)
record NoLayerOfTheTraits(
    @Dense(units = 32, activation = RELU) Tensor first,
    // ERROR: [LabelType] hidden is [N 16], but the labels of Animals are [N 5]
    // THEN: fix: put @Dense(units = 5) after it
    @Dense(units = 16, activation = RELU) Tensor hidden) {

  @DataSpec(input = "N 20", label = "uint8 N 5", kind = LabelKind.BINARY)
  static final class Animals {}
}
