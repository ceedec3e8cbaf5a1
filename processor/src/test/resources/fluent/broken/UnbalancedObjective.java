package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = UnbalancedObjective.Flowers.class)
final class UnbalancedObjective {
  final Layer body = dense(16).relu().dense(3);

  Objective learn(Tensor flower, Tensor kind) {
    Tensor losses = softmaxCrossEntropy(body.apply(flower), kind);
    // ERROR: [ClassWeights] balancedWeights asks for weights of classes, which the model does not balance
    // THEN: help: write @Training(balanceClasses = true) on the model
    return minimize(losses.times(balancedWeights(kind)).mean());
  }

  @DataSpec(input = "N 4", classes = 3)
  static final class Flowers {}
}
