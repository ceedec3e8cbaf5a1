package cases;

import dev.tenon.*;

// every step gets scores, the review one label
@Model(data = PerStepScoresOfAReview.Reviews.class)
record PerStepScoresOfAReview(
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @Lstm(units = 64, returnSequences = true) Tensor read,
    // ERROR: [LabelRank] logits gives T predictions an example, [N T 2], for labels [N] of Reviews
    // THEN: fix: remove returnSequences from read
    // THEN: or put @GlobalAvgPool1d before it
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N", classes = 2)
  static final class Reviews {}
}
