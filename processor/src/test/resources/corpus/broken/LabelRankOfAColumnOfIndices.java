package cases;

import dev.tenon.*;

@Model(data = LabelRankOfAColumnOfIndices.Cats.class)
@Training
record LabelRankOfAColumnOfIndices(
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @GlobalAvgPool2d Tensor mean,
    // ERROR: [LabelRank] logits is [N 10], one prediction an example, but the labels of Cats are [N 1]
    // THEN: fix: write label = "int32 N" in the @DataSpec of Cats
    @Dense(units = 10) Tensor logits) {
  @DataSpec(input = "N 32 32 3", label = "int32 N 1", classes = 10)
  static final class Cats {}
}
