package cases;

import dev.tenon.*;

@Model(data = MaxLengthOfPositions.Reviews.class)
record MaxLengthOfPositions(
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @Positions(128) Tensor placed,
    @Attention(heads = 4) Tensor seen,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 100", label = "int32 N", classes = 2)
  static final class Reviews {}
}
