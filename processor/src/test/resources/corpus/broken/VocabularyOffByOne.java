package cases;

import dev.tenon.*;

// 1000 words and one for padding: 1001 to guess from
@Model(data = VocabularyOffByOne.Text.class)
record VocabularyOffByOne(
    @Embedding(vocabulary = 1001, units = 32) Tensor words,
    @Gru(units = 64, returnSequences = true) Tensor read,
    // ERROR: [ClassCount] logits is [N 64 1000], but Text has 1001 classes
    // THEN: fix: write units = 1001
    @Dense(units = 1000) Tensor logits) {

  @DataSpec(input = "int32 N 64", label = "int32 N 64", classes = 1001)
  static final class Text {}
}
