package cases;

import dev.tenon.*;

@Model(data = SequenceDroppedBeforeAnotherLstm.Reviews.class)
record SequenceDroppedBeforeAnotherLstm(
    @Embedding(vocabulary = 1000, units = 16) Tensor words,
    @Lstm(units = 32) Tensor read,
    // ERROR: [SequenceRank] again takes [N T C], but its input is [N 32]
    // THEN: fix: write returnSequences = true in read
    @Lstm(units = 16) Tensor again,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N", classes = 2)
  static final class Reviews {}
}
