package cases;

import dev.tenon.*;

@Model(data = SequenceRankOfDataWithoutABatch.Reviews.class)
record SequenceRankOfDataWithoutABatch(
    @Embedding(vocabulary = 1000, units = 8, maskZero = true) Tensor words,
    // ERROR: [SequenceRank] pooled takes [N T C], but its input is [50 8]
    // THEN: fix: write input = "int32 N 50" in the @DataSpec of Reviews
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
