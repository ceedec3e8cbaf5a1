package cases;

import dev.tenon.*;

@Model(data = HeadsDivide.Reviews.class)
record HeadsDivide(
    @Embedding(vocabulary = 1000, units = 96) Tensor words,
    @Attention(heads = 8) Tensor seen,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
