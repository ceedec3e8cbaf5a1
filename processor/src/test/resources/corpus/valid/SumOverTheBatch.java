package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SumOverTheBatch {
  final Layer tower = dense(64).relu().dense(32);

  Objective learn(
      @Shape("N 8") Tensor anchor, @Shape("N 8") Tensor same, @Shape("N 8") Tensor other) {
    Tensor near = tower.apply(anchor).minus(tower.apply(same)).square().sum(1);
    Tensor far = tower.apply(anchor).minus(tower.apply(other)).square().sum(1);
    return minimize(near.minus(far).plus(0.2).relu().mean());
  }
}
