package cases;

import dev.tenon.*;

@Model(data = EmbeddingWidthBeforeTheClasses.Reviews.class)
record EmbeddingWidthBeforeTheClasses(
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
