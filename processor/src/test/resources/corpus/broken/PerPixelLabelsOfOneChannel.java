package cases;

import dev.tenon.*;

@Model(data = PerPixelLabelsOfOneChannel.Cats.class)
@Training
record PerPixelLabelsOfOneChannel(
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor conv,
    // ERROR: [LabelRank] logits is [N 32 32 10], but the labels of Cats are [N 32 32 1]
    // THEN: fix: write label = "int32 N 32 32" in the @DataSpec of Cats
    @Conv2d(filters = 10, kernel = 1) Tensor logits) {
  @DataSpec(input = "N 32 32 3", label = "int32 N 32 32 1", classes = 10)
  static final class Cats {}
}
