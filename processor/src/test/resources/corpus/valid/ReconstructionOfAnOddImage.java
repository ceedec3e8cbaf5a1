package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = ReconstructionOfAnOddImage.Pics.class)
record ReconstructionOfAnOddImage(
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor c1,
    @MaxPool2d(value = 2, padding = Padding.SAME) Tensor p1,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor c2,
    @MaxPool2d(value = 2, padding = Padding.SAME) Tensor p2,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor c3,
    @MaxPool2d(value = 2, padding = Padding.SAME) Tensor p3,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor d1,
    @UpSample2d(2) Tensor u1,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor d2,
    @UpSample2d(2) Tensor u2,
    @Conv2d(filters = 16, kernel = 3, activation = RELU, padding = Padding.VALID) Tensor d3,
    @UpSample2d(2) Tensor u3,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Conv2d(filters = 1, kernel = 3, activation = SIGMOID) Tensor rec) {
  @DataSpec(input = "N 28 28 1", label = "N 28 28 1")
  static final class Pics {}
}
