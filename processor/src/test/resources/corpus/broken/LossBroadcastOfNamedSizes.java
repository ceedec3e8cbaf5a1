package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfNamedSizes {
  final Layer score = dense(16).relu().dense(1);

  Objective learn(@Shape("N T 6") Tensor series, @Shape("N 1") Tensor next) {
    Tensor scores = score.apply(series).squeeze(-1);
    // WARNING: [LossBroadcast] squaredError compares [N T] with a target [N 1]: all T with one number
    // THEN: fix: write @Shape("N T") in next
    return minimize(squaredError(scores, next).mean());
  }
}
