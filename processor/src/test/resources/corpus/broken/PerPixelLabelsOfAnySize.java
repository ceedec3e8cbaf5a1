package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// a score for every other pixel, and one for too few classes
@Model(data = PerPixelLabelsOfAnySize.Roads.class)
record PerPixelLabelsOfAnySize(
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor down1,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor down2,
    @Conv2dTranspose(filters = 16, kernel = 2, stride = 2, activation = RELU) Tensor up2,
    @Add @From({"up2", "down1"}) Tensor sum,
    // ERROR: [LabelType] scores is [N ceil(H / 2) ceil(W / 2) 3], but the labels of Roads are [N H W]
    // THEN: for H = 3: 3 and 2
    // THEN: fix: put @UpSample2d(2) after it
    // ERROR: [ClassCount] scores is [N ceil(H / 2) ceil(W / 2) 3], but Roads has 4 classes
    // THEN: fix: write filters = 4
    @Conv2d(filters = 3, kernel = 1) Tensor scores) {

  @DataSpec(input = "N H W 3", label = "int32 N H W", classes = 4)
  static final class Roads {}
}
