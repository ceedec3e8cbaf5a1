package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeBeforeASharedLayer {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("int32 N") Tensor kinds) {
    return minimize(softmaxCrossEntropy(body.apply(flowers), kinds).mean());
  }

  @Inference
  Tensor kind(@Shape("4") Tensor flower) {
    // ERROR: [ReshapeCount] reshape cannot reshape [4] to [1 7]: 4 elements are not 7
    // THEN: fix: write reshape("1 4")
    return body.apply(flower.reshape("1 7")).softmax().reshape("3");
  }
}
