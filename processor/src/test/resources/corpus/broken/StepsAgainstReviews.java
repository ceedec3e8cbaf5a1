package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepsAgainstReviews {
  final Layer embed = embedding(10_000, 64);
  final Recurrent lstm = lstm(64);
  final Layer head = dense(1);

  Objective train(@Shape("int32 N T") Tensor words, @Shape("N") Tensor positive) {
    Tensor logits = head.apply(lstm.run(embed.apply(words)).outputs());
    // ERROR: [LossSizes] sigmoidCrossEntropy cannot compare a prediction [N T 1] with a target [N]
    // THEN: fix: put .globalAvgPool1d() before head, StepsAgainstReviews.java:11 and put .reshape("N") after head, StepsAgainstReviews.java:11
    return minimize(sigmoidCrossEntropy(logits, positive).mean());
  }
}
