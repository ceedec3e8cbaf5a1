package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ClassWeightsOfTruths {
  final Layer body = dense(16).relu().dense(1);

  Objective learn(@Shape("N 4") Tensor patient, @Shape("N 1") Tensor ill) {
    // ERROR: [ClassWeights] sigmoidCrossEntropy has 1 class weight for the 2 classes
    // THEN: help: write two numbers: of label 0, and of label 1
    return minimize(sigmoidCrossEntropy(body.apply(patient), ill, 20).mean());
  }
}
