package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossOfAConstantTarget {
  final Layer critic = dense(32).relu().dense(1);

  Objective judge(@Shape("N 20") Tensor x) {
    return minimize(sigmoidCrossEntropy(critic.apply(x), constant(1)).mean());
  }
}
