package cases;

import dev.tenon.*;

@Model(data = MaskKeptByATransposedConvolution.Reviews.class)
record MaskKeptByATransposedConvolution(
    @Embedding(vocabulary = 1000, units = 8, maskZero = true) Tensor words,
    @Reshape("N 50 1 8") Tensor rows,
    @Conv2dTranspose(filters = 8, kernel = {2, 1}, stride = {2, 1}) Tensor longer,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
