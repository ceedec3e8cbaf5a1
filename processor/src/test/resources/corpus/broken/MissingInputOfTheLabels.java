package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MissingInputOfTheLabels {
  final Layer body = dense(64).relu().dense(3);

  // ERROR: [UnstatedInput] learn does not say what kinds is
  // THEN: help: write @Shape("N ...") Tensor kinds
  Objective learn(@Shape("N 4") Tensor flowers, Tensor kinds) {
    return minimize(softmaxCrossEntropy(body.apply(flowers), kinds).mean());
  }
}
