package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfAColumn {
  final Layer body = dense(64).relu().dense(1);

  Objective learn(@Shape("N 4") Tensor houses, @Shape("N") Tensor prices) {
    // ERROR: [LossSizes] squaredError cannot compare a prediction [N 1] with a target [N]
    // THEN: fix: put .squeeze(-1) after the 1st tensor, [N 1]
    return minimize(squaredError(body.apply(houses), prices).mean());
  }
}
