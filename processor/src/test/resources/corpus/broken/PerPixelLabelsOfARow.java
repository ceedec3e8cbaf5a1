package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = PerPixelLabelsOfARow.D.class)
record PerPixelLabelsOfARow(
    @Flatten @Dense(units = 32, activation = RELU) Tensor code,
    // ERROR: [LabelRank] rec is [N 784], but the labels of D are [N 28 28 1]
    // THEN: fix: put @Reshape("N 28 28 1") after it
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 784, activation = SIGMOID) Tensor rec) {
  @DataSpec(input = "N 28 28 1", label = "N 28 28 1")
  static final class D {}
}
