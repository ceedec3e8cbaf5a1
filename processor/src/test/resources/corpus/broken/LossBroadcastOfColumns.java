package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfColumns {
  final Layer body = dense(64).relu().dense(1);

  Objective learn(@Shape("N 13") Tensor house, @Shape("N") Tensor price) {
    // ERROR: [LossSizes] huber cannot compare a prediction [N 1] with a target [N]
    // THEN: fix: put .squeeze(-1) after the 1st tensor, [N 1]
    return minimize(huber(body.apply(house), price).mean());
  }
}
