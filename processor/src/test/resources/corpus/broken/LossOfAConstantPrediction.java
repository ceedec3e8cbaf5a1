package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// prediction and target swapped
@Model
final class LossOfAConstantPrediction {
  final Layer critic = dense(32).relu().dense(1);

  Objective judge(@Shape("N 20") Tensor x) {
    // ERROR: [LossSizes] sigmoidCrossEntropy cannot compare a prediction [scalar] with a target [N 1]
    // THEN: help: predict [N 1], or give a target [scalar]
    return minimize(sigmoidCrossEntropy(constant(1), critic.apply(x)).mean());
  }
}
