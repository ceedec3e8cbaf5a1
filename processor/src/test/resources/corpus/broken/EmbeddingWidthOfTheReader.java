package cases;

import dev.tenon.*;

@Model(data = EmbeddingWidthOfTheReader.Text.class)
record EmbeddingWidthOfTheReader(
    @Embedding(vocabulary = 200, units = 32) Tensor words,
    // ERROR: [ClassCount] logits is [N 64 64], but Text has 200 classes
    // THEN: fix: put @Dense(units = 200) after it
    // THEN: or write units = 200
    @Gru(units = 64, returnSequences = true) Tensor logits) {

  @DataSpec(input = "int32 N 64", label = "int32 N 64", classes = 200)
  static final class Text {}
}
