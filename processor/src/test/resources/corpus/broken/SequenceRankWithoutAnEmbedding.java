package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = SequenceRankWithoutAnEmbedding.Tagged.class)
final class SequenceRankWithoutAnEmbedding {
  // ERROR: [SequenceRank] body/lstm takes [N T C], but its input is [int32 N T]
  // THEN: help: put an embedding before it, which makes a vector of each index
  final Layer body = lstm(64, o -> o.returnSequences()).dropout(0.3).dense(9);

  Tensor forward(Tensor words) {
    return body.apply(words);
  }

  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 9)
  static final class Tagged {}
}
