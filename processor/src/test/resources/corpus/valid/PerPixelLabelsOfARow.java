package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = PerPixelLabelsOfARow.D.class)
record PerPixelLabelsOfARow(
    @Flatten @Dense(units = 32, activation = RELU) Tensor code,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 784, activation = SIGMOID) @Reshape("N 28 28 1") Tensor rec) {
  @DataSpec(input = "N 28 28 1", label = "N 28 28 1")
  static final class D {}
}
