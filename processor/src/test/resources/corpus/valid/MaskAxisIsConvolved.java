package cases;

import dev.tenon.*;

@Model(data = MaskAxisIsConvolved.Reviews.class)
record MaskAxisIsConvolved(
    @Embedding(vocabulary = 1000, units = 8, maskZero = true) Tensor words,
    @Conv1d(filters = 16, kernel = 3) Tensor phrases,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
