package cases;

import dev.tenon.*;

@Model(data = ClassWeightsOfZero.Flowers.class)
record ClassWeightsOfZero(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [ClassWeights] logits has class weight 0.0 for class 1; that must be above 0
    // THEN: help: write a number above 0; 1 leaves a class as it is
    @Output(classWeights = {1, 0, 2}) @Dense(units = 3) Tensor logits) {

  @DataSpec(input = "N 4", classes = 3)
  static final class Flowers {}
}
