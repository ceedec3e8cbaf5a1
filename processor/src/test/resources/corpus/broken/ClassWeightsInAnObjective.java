package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ClassWeightsInAnObjective {
  final Layer body = dense(16).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flower, @Shape("int32 N") Tensor kind) {
    // ERROR: [ClassWeights] softmaxCrossEntropy has 2 class weights for 3 classes
    // THEN: fix: write dense(2) in body/dense_2, ClassWeightsInAnObjective.java:9
    return minimize(softmaxCrossEntropy(body.apply(flower), kind, 1, 2).mean());
  }
}
