package cases;

import dev.tenon.*;

@Model(data = HeadsDoNotDivide.Reviews.class)
record HeadsDoNotDivide(
    @Embedding(vocabulary = 1000, units = 100) Tensor words,
    // ERROR: [AttentionHeads] seen has 8 heads, which do not divide 100 features: its input is [N 50 100]
    // THEN: fix: write heads = 10
    // THEN: or write keyWidth = 13
    @Attention(heads = 8) Tensor seen,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
