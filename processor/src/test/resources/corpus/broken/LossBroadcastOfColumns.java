package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfColumns {
  final Layer body = dense(64).relu().dense(1);

  Objective learn(@Shape("N 13") Tensor house, @Shape("N") Tensor price) {
    // ERROR: [LossSizes] huber cannot compare a prediction [N 1] with a target [N]
    // THEN: fix: put .reshape("N") after body/dense_2, LossBroadcastOfColumns.java:9
    return minimize(huber(body.apply(house), price).mean());
  }
}
