package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class EndMissingOfSeveralTraits {
  final Layer body = dense(64).relu();

  Objective learn(@Shape("N 12") Tensor animals, @Shape("N 3") Tensor traits) {
    // ERROR: [LossSizes] sigmoidCrossEntropy cannot compare a prediction [N 64] with a target [N 3]
    // THEN: fix: put .dense(3) after body/relu, EndMissingOfSeveralTraits.java:9
    return minimize(sigmoidCrossEntropy(body.apply(animals), traits).mean());
  }
}
