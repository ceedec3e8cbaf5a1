package cases;

import dev.tenon.*;

@Model(data = VocabularyWithoutPadding.Characters.class)
record VocabularyWithoutPadding(
    @Embedding(vocabulary = 65, units = 24) Tensor characters,
    @Lstm(units = 48, returnSequences = true) Tensor read,
    // ERROR: [ClassCount] logits is [N T 64], but Characters has 65 classes
    // THEN: fix: write units = 65
    @Dense(units = 64) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 65)
  static final class Characters {}
}
