package cases;

import dev.tenon.*;

@Model(data = PaddingIsAClass.Tagged.class)
record PaddingIsAClass(
    @Embedding(vocabulary = 1000, units = 32, maskZero = true) Tensor words,
    @Gru(units = 64, returnSequences = true) Tensor read,
    @Dense(units = 9) Tensor logits) {

  // ERROR: [SpecIgnored] @DataSpec of Tagged ignores label 0, which is one of its classes, 0 to 8
  // THEN: help: write a label that is no class, such as -1
  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 9, padding = 0, ignored = 0)
  static final class Tagged {}
}
