package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = PerPixelLabelsOfHalfTheSize.D.class)
record PerPixelLabelsOfHalfTheSize(
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor d1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor d2,
    // ERROR: [LabelType] masks is [N 32 32 2], but the labels of D are [N 64 64]
    // THEN: fix: write stride = 1 in d1
    @Conv2d(filters = 2, kernel = 1) Tensor masks) {
  @DataSpec(input = "N 64 64 3", label = "uint8 N 64 64", classes = 2)
  static final class D {}
}
