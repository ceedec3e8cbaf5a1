package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfOneTarget {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 13") Tensor house, @Shape("N 1") Tensor price) {
    // WARNING: [LossBroadcast] squaredError compares [N 3] with a target [N 1]: all 3 with one number
    // THEN: fix: write dense(1) in body/dense_2, LossBroadcastOfOneTarget.java:9
    return minimize(squaredError(body.apply(house), price).mean());
  }
}
