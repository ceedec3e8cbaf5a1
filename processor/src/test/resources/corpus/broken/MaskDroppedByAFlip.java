package cases;

import dev.tenon.*;

@Model(data = MaskDroppedByAFlip.Reviews.class)
record MaskDroppedByAFlip(
    @Embedding(vocabulary = 1000, units = 8, maskZero = true) Tensor words,
    @Reshape("N 50 1 8") Tensor rows,
    // WARNING: [MaskDropped] longer drops the mask [N 50] of [N 50 1 8]: padding counts as data from here on
    // THEN: help: put a layer here that keeps masks, or drop it yourself by x.unmasked()
    @RandomFlip Tensor longer,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
