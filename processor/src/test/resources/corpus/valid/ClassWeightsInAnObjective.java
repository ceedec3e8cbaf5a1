package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ClassWeightsInAnObjective {
  final Layer body = dense(16).relu().dense(1);

  Objective learn(@Shape("N 4") Tensor patient, @Shape("N 1") Tensor ill) {
    return minimize(sigmoidCrossEntropy(body.apply(patient), ill, 1, 20).mean());
  }
}
