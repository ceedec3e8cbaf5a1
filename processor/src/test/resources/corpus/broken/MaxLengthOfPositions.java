package cases;

import dev.tenon.*;

@Model(data = MaxLengthOfPositions.Reviews.class)
record MaxLengthOfPositions(
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    // ERROR: [PositionsLength] placed has 64 positions, but its input has 100 steps: [N 100 32]
    // THEN: fix: write @Positions(100)
    @Positions(64) Tensor placed,
    @Attention(heads = 4) Tensor seen,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 100", label = "int32 N", classes = 2)
  static final class Reviews {}
}
