package cases;

import dev.tenon.*;

// one label of 0 or 1 each takes one score
@Model(data = LossBroadcastOfTwoScores.Imdb.class)
record LossBroadcastOfTwoScores(
    @Embedding(vocabulary = 5000, units = 32) Tensor words,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 1) @Reshape("N") Tensor logits) {
  @DataSpec(input = "int32 N 200", label = "int32 N", kind = LabelKind.BINARY)
  static final class Imdb {}
}
