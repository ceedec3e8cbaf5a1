package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = ReconstructionStrideForgotten.D.class)
record ReconstructionStrideForgotten(
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor e1,
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor e2,
    @Conv2dTranspose(filters = 8, kernel = 3, activation = RELU, stride = 2) Tensor d1,
    @Conv2dTranspose(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor d2,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Conv2d(filters = 1, kernel = 3, activation = SIGMOID) Tensor rec) {
  @DataSpec(input = "N 28 28 1", label = "N 28 28 1")
  static final class D {}
}
