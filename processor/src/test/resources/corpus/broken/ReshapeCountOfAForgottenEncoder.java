package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeCountOfAForgottenEncoder {
  final Layer encoder = flatten().dense(64).relu().dense(8);
  // ERROR: [ReshapeCount] decoder/reshape cannot reshape [N 28 28 784] to [N 28 28 1]: 614656*N elements are not 784*N
  // THEN: fix: write decoder.apply(encoder.apply(...)), ReshapeCountOfAForgottenEncoder.java:15
  final Layer decoder = dense(64).relu().dense(784).reshape("N 28 28 1");

  Tensor forward(@Shape("N 28 28 1") Tensor image) {
    return decoder.apply(image);
  }

  @Inference
  Tensor make(@Shape("N 8") Tensor code) {
    return decoder.apply(code).sigmoid();
  }

  Objective fit(@Shape("N 28 28 1") Tensor image) {
    return minimize(sigmoidCrossEntropy(forward(image), image).mean());
  }
}
