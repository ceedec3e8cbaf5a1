package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = FeatureCountOfTheInput.Wines.class)
record FeatureCountOfTheInput(
    // ERROR: [InputType] measured is [N 11], but Wines gives [N 13]
    // THEN: fix: write @Input("N 13")
    @Input("N 11") Tensor measured,
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor quality) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Wines {}
}
