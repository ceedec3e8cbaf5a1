package cases;

import dev.tenon.*;

// WARNING: [FixedBatch] input is [50 N], so the last, smaller batch of an epoch does not fit
// THEN: N stands at axis 1, but the batch comes first
// THEN: fix: write input = "int32 N 50" in the @DataSpec of Reviews
@Model(data = FixedBatchBehindTheStepsOfMasks.Reviews.class)
record FixedBatchBehindTheStepsOfMasks(
    @Embedding(vocabulary = 1000, units = 8, maskZero = true) Tensor words,
    @Reshape("N 50 1 8") Tensor rows,
    @Conv2d(filters = 8, kernel = {3, 1}) Tensor phrases,
    @MaxPool2d({2, 1}) Tensor halves,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 50 N", label = "int32 N", classes = 2)
  static final class Reviews {}
}
