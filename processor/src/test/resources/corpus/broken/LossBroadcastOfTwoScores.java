package cases;

import dev.tenon.*;

// one label of 0 or 1 each takes one score
@Model(data = LossBroadcastOfTwoScores.Imdb.class)
record LossBroadcastOfTwoScores(
    @Embedding(vocabulary = 5000, units = 32) Tensor words,
    @GlobalAvgPool1d Tensor pooled,
    // ERROR: [LabelRank] logits gives 2 predictions an example, [N 2], for labels [N] of Imdb
    // THEN: fix: write units = 1 and put @Reshape("N") after it
    @Dense(units = 2) Tensor logits) {
  @DataSpec(input = "int32 N 200", label = "int32 N", kind = LabelKind.BINARY)
  static final class Imdb {}
}
