package cases;

import dev.tenon.*;

@Model(data = DtypeOfDataThatAreIndices.Reviews.class)
record DtypeOfDataThatAreIndices(
    // ERROR: [EmbeddingIndex] words takes indices, whole numbers, not [N 50]
    // THEN: fix: write input = "int32 N 50" in the @DataSpec of Reviews
    @Embedding(vocabulary = 1000, units = 8) Tensor words,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
