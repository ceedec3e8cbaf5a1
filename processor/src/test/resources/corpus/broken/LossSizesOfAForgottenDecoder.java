package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossSizesOfAForgottenDecoder {
  final Layer encoder = flatten().dense(64).relu().dense(8);
  final Layer decoder = dense(64).relu().dense(784).reshape("N 28 28 1");

  Tensor forward(@Shape("N 28 28 1") Tensor image) {
    return encoder.apply(image);
  }

  @Inference
  Tensor make(@Shape("N 8") Tensor code) {
    return decoder.apply(code).sigmoid();
  }

  Objective fit(@Shape("N 28 28 1") Tensor image) {
    // ERROR: [LossSizes] sigmoidCrossEntropy cannot compare a prediction [N 8] with a target [N 28 28 1]
    // THEN: fix: write decoder.apply(encoder.apply(...)), LossSizesOfAForgottenDecoder.java:13
    return minimize(sigmoidCrossEntropy(forward(image), image).mean());
  }
}
