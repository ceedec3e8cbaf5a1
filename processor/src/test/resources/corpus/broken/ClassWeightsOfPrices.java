package cases;

import dev.tenon.*;

@Model(data = ClassWeightsOfPrices.Houses.class)
record ClassWeightsOfPrices(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [ClassWeights] price has class weights, but MEAN_SQUARED_ERROR has no classes
    // THEN: fix: remove classWeights
    @Output(loss = Loss.MEAN_SQUARED_ERROR, classWeights = {1, 2}) @Dense(units = 1) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
