package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what is stated of two inputs is swapped, which is one mistake
@Model
final class TwoInputsExchanged {
  // ERROR: [SequenceRank] reader takes [N T C], but its input is [int32 N]
  // THEN: fix: write @Shape("N T 13") in frames and write @Shape("int32 N") in word
  final Layer reader = gru(16);
  final Layer head = dense(12);

  Objective fit(@Shape("int32 N") Tensor frames, @Shape("N T 13") Tensor word) {
    return minimize(softmaxCrossEntropy(head.apply(reader.apply(frames)), word).mean());
  }
}
