package cases;

import dev.tenon.*;

@Model(data = ClassWeightsOfFlowers.Flowers.class)
record ClassWeightsOfFlowers(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Output(classWeights = {1, 1, 2}) @Dense(units = 3) Tensor logits) {

  @DataSpec(input = "N 4", classes = 3)
  static final class Flowers {}
}
