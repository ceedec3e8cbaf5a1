package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastSqueezed {
  final Layer body = dense(64).relu().dense(1);

  Objective learn(@Shape("N 13") Tensor house, @Shape("N") Tensor price) {
    return minimize(huber(body.apply(house).squeeze(1), price).mean());
  }
}
