package cases;

import dev.tenon.*;

// flatten joins steps and features, and with them the mask
@Model(data = MaskAxisIsFlattened.Reviews.class)
record MaskAxisIsFlattened(
    @Embedding(vocabulary = 1000, units = 8, maskZero = true) Tensor words,
    @Flatten Tensor flat,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
