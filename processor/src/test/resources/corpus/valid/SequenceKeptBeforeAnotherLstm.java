package cases;

import dev.tenon.*;

@Model(data = SequenceKeptBeforeAnotherLstm.Reviews.class)
record SequenceKeptBeforeAnotherLstm(
    @Embedding(vocabulary = 1000, units = 16) Tensor words,
    @Lstm(units = 32, returnSequences = true) Tensor read,
    @Lstm(units = 16) Tensor again,
    @Dense(units = 2) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N", classes = 2)
  static final class Reviews {}
}
