package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ClassWeightsInAnObjective {
  final Layer body = dense(16).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flower, @Shape("int32 N") Tensor kind) {
    // ERROR: [ClassWeights] softmaxCrossEntropy has 2 class weights for 3 classes
    // THEN: help: write 3 numbers, in the order of the classes
    return minimize(softmaxCrossEntropy(body.apply(flower), kind, 1, 2).mean());
  }
}
