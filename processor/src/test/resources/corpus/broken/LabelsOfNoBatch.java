package cases;

import dev.tenon.*;

@Model(data = LabelsOfNoBatch.Cats.class)
@Training
record LabelsOfNoBatch(
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @GlobalAvgPool2d Tensor mean,
    @Dense(units = 10) Tensor logits) {
  // ERROR: [SpecLabel] @DataSpec of Cats has labels [int32 10] for a batch [N 32 32 3]: N is not their first size
  // THEN: fix: write label = "int32 N"
  @DataSpec(input = "N 32 32 3", label = "int32 10", classes = 10)
  static final class Cats {}
}
