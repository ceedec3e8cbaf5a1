package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = FeatureCountStated.Iris.class)
record FeatureCountStated(
    // ERROR: [StatedShape] measured is stated to be [N 5] but is [N 4]
    // THEN: fix: write @Shape("N 4")
    @BatchNorm @Shape("N 5") Tensor measured,
    @Dense(units = 16, activation = RELU) Tensor hidden,
    @Dense(units = 3) Tensor logits) {

  @DataSpec(input = "N 4", label = "int32 N", classes = 3)
  static final class Iris {}
}
