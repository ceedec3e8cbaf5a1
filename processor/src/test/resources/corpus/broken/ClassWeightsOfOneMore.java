package cases;

import dev.tenon.*;

@Model(data = ClassWeightsOfOneMore.Flowers.class)
record ClassWeightsOfOneMore(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [ClassWeights] logits has 4 class weights for 3 classes
    // THEN: help: write 3 numbers, in the order of the classes
    @Output(classWeights = {1, 1, 2, 5}) @Dense(units = 3) Tensor logits) {

  @DataSpec(input = "N 4", classes = 3)
  static final class Flowers {}
}
