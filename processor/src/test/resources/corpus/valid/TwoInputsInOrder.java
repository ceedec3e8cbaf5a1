package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TwoInputsInOrder {
  final Layer reader = gru(16);
  final Layer head = dense(12);

  Objective fit(@Shape("N T 13") Tensor frames, @Shape("int32 N") Tensor word) {
    return minimize(softmaxCrossEntropy(head.apply(reader.apply(frames)), word).mean());
  }
}
