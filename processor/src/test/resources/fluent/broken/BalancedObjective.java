package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = BalancedObjective.Flowers.class)
// ERROR: [ClassWeights] @Training balances classes, but learn computes its loss without their weights
// THEN: help: multiply the losses before their mean: losses.times(balancedWeights(labels))
@Training(balanceClasses = true)
final class BalancedObjective {
  final Layer body = dense(16).relu().dense(3);

  Objective learn(Tensor flower, Tensor kind) {
    return minimize(softmaxCrossEntropy(body.apply(flower), kind).mean());
  }

  @DataSpec(input = "N 4", classes = 3)
  static final class Flowers {}
}
