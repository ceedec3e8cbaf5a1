package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DoubleSigmoidInAnObjective {
  // WARNING: [DoubleSigmoid] critic/sigmoid ends with sigmoid, which SIGMOID_CROSS_ENTROPY applies itself
  // THEN: fix: remove .sigmoid()
  final Layer critic = dense(32).relu().dense(1).sigmoid();

  Objective judge(@Shape("N 20") Tensor x) {
    return minimize(sigmoidCrossEntropy(critic.apply(x), constant(1)).mean());
  }
}
