package cases;

import dev.tenon.*;

@Model(data = MaskAxisIsPooled.Reviews.class)
record MaskAxisIsPooled(
    @Embedding(vocabulary = 1000, units = 8, maskZero = true) Tensor words,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
