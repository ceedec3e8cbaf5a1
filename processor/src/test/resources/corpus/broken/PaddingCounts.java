package cases;

import dev.tenon.*;

// zeros fill the reviews up, but are read as a word
@Model(data = PaddingCounts.Reviews.class)
record PaddingCounts(
    // WARNING: [PaddingCounts] words looks up 0, with which Reviews fills [N T] up, as if it were a word
    // THEN: fix: write maskZero = true
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @Gru(units = 64) Tensor read,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N T", classes = 2, padding = 0)
  static final class Reviews {}
}
