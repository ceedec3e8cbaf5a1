package cases;

import dev.tenon.*;

@Model(data = PerStepLabelsOfATagger.Tagged.class)
record PerStepLabelsOfATagger(
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @Gru(units = 64) Tensor read,
    // ERROR: [LabelRank] logits is [N 9], one prediction an example, but the labels of Tagged are [N T]
    // THEN: fix: write returnSequences = true in read
    @Dense(units = 9) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 9)
  static final class Tagged {}
}
