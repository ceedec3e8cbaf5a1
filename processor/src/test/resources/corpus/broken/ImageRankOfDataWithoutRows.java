package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = ImageRankOfDataWithoutRows.Scans.class)
record ImageRankOfDataWithoutRows(
    // ERROR: [ImageRank] d1 takes [N H W C], but its input is [N W 3]
    // THEN: fix: write input = "N H W 3" in the @DataSpec of Scans
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor d1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor d2,
    @Conv2d(filters = 2, kernel = 1) Tensor masks) {

  @DataSpec(input = "N W 3", label = "uint8 N H W", classes = 2)
  static final class Scans {}
}
