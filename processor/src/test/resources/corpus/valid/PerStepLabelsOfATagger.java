package cases;

import dev.tenon.*;

@Model(data = PerStepLabelsOfATagger.Tagged.class)
record PerStepLabelsOfATagger(
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @Gru(units = 64, returnSequences = true) Tensor read,
    @Dense(units = 9) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 9)
  static final class Tagged {}
}
