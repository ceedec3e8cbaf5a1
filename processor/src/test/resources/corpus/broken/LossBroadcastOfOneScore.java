package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfOneScore {
  final Layer body = dense(64).relu().dense(1);

  Objective learn(@Shape("N 13") Tensor patient, @Shape("N 3") Tensor ills) {
    // ERROR: [LossSizes] sigmoidCrossEntropy cannot compare a prediction [N 1] with a target [N 3]
    // THEN: fix: write dense(3) in body/dense_2, LossBroadcastOfOneScore.java:9
    return minimize(sigmoidCrossEntropy(body.apply(patient), ills).mean());
  }
}
