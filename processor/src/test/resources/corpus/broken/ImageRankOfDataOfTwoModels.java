package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

final class ImageRankOfDataOfTwoModels {
  private ImageRankOfDataOfTwoModels() {}

  @DataSpec(input = "N W 3", label = "uint8 N H W", classes = 2)
  static final class Scans {}

  @Model(data = Scans.class)
  record Shallow(@Conv2d(filters = 2, kernel = 3) Tensor masks) {}

  @Model(data = Scans.class)
  record Deep(
      // ERROR: [ImageRank] d1 takes [N H W C], but its input is [N W 3]
      // THEN: help: write input = "N H W 3" in the @DataSpec of Scans
      // THEN: also in Shallow
      @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor d1,
      @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor d2,
      @Conv2d(filters = 2, kernel = 1) Tensor masks) {}
}
