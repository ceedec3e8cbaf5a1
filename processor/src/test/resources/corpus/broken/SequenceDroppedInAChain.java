package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SequenceDroppedInAChain {
  // ERROR: [SequenceRank] reader/lstm_2 takes [N T C], but its input is [N 8]
  // THEN: fix: write o.returnSequences(true) in reader/lstm, SequenceDroppedInAChain.java:11
  final Layer reader = lstm(8).lstm(8).dense(2);

  Objective learn(@Shape("N T 3") Tensor steps, @Shape("int32 N") Tensor kinds) {
    return minimize(softmaxCrossEntropy(reader.apply(steps), kinds).mean());
  }
}
