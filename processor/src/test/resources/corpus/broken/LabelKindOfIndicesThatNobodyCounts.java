package cases;

import dev.tenon.*;

@Model(data = LabelKindOfIndicesThatNobodyCounts.Cats.class)
@Training
record LabelKindOfIndicesThatNobodyCounts(
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @GlobalAvgPool2d Tensor mean,
    // ERROR: [NoLoss] logits has no loss: Cats has no classes, so none is implied
    // THEN: fix: write classes = 10 in the @DataSpec of Cats
    @Dense(units = 10) Tensor logits) {
  @DataSpec(input = "N 32 32 3", label = "int32 N")
  static final class Cats {}
}
