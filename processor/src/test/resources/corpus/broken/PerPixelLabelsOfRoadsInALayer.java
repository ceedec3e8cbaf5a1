package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = PerPixelLabelsOfRoadsInALayer.Roads.class)
record PerPixelLabelsOfRoadsInALayer(
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor down1,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor down2,
    @Conv2dTranspose(filters = 16, kernel = 2, stride = 2, activation = RELU) Tensor up2,
    @Add @From({"up2", "down1"}) Tensor sum,
    // ERROR: [LabelRank] scores is [N 2*ceil(H / 2) 2*ceil(W / 2) 4], but the labels of Roads are [N 1 H W]
    // THEN: help: give a prediction for each label: [N 1 H W ...]
    @Conv2d(filters = 4, kernel = 1) @UpSample2d(2) Tensor scores) {

  @DataSpec(input = "N H%4 W%4 3", label = "int32 N 1 H W", classes = 4)
  static final class Roads {}
}
