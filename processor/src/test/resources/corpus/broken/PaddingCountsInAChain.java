package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = PaddingCountsInAChain.Reviews.class)
final class PaddingCountsInAChain {
  // WARNING: [PaddingCounts] body/embedding looks up 0, with which Reviews fills [N T] up, as if it were a word
  // THEN: fix: write o.maskZero(true)
  final Layer body = embedding(1000, 32).gru(64).dense(2);

  Tensor forward(Tensor words) {
    return body.apply(words);
  }

  @DataSpec(input = "int32 N T", classes = 2, padding = 0)
  static final class Reviews {}
}
