package cases;

import dev.tenon.*;

@Model(data = MaskAxisIsPooledInWindows.Reviews.class)
record MaskAxisIsPooledInWindows(
    @Embedding(vocabulary = 1000, units = 8, maskZero = true) Tensor words,
    @MaxPool1d(2) Tensor halves,
    @Gru(units = 16) Tensor read,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
