package cases;

import dev.tenon.*;

@Model(data = LabelsWithoutSizes.Cats.class)
@Training
record LabelsWithoutSizes(
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @GlobalAvgPool2d Tensor mean,
    @Dense(units = 10) Tensor logits) {
  // ERROR: [SpecShape] @DataSpec of Cats has label = "int32": "int32": states no size
  // THEN: fix: write label = "int32 N"
  @DataSpec(input = "N 32 32 3", label = "int32", classes = 10)
  static final class Cats {}
}
