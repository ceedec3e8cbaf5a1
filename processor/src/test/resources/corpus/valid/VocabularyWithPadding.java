package cases;

import dev.tenon.*;

@Model(data = VocabularyWithPadding.Text.class)
record VocabularyWithPadding(
    @Embedding(vocabulary = 1001, units = 32) Tensor words,
    @Gru(units = 64, returnSequences = true) Tensor read,
    @Dense(units = 1001) Tensor logits) {

  @DataSpec(input = "int32 N 64", label = "int32 N 64", classes = 1001)
  static final class Text {}
}
