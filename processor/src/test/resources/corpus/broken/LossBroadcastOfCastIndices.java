package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfCastIndices {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flower, @Shape("int32 N 1") Tensor kind) {
    // WARNING: [LossBroadcast] hinge compares [N 3] with a target [N 1]: all 3 with one number
    // THEN: fix: write dense(1) in body/dense_2, LossBroadcastOfCastIndices.java:9
    return minimize(hinge(body.apply(flower), kind.cast(DType.FLOAT32)).mean());
  }
}
