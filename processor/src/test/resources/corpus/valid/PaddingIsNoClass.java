package cases;

import dev.tenon.*;

@Model(data = PaddingIsNoClass.Tagged.class)
record PaddingIsNoClass(
    @Embedding(vocabulary = 1000, units = 32, maskZero = true) Tensor words,
    @Gru(units = 64, returnSequences = true) Tensor read,
    @Dense(units = 9) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 9, padding = 0, ignored = -1)
  static final class Tagged {}
}
