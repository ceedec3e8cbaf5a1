package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ValuesOfAllActions {
  final Layer online = q(), target = q();

  static Layer q() {
    return dense(64).relu().dense(64).relu().dense(2);
  }

  @Inference
  Tensor act(@Shape("N 4") Tensor state) {
    return online.apply(state).argMax(1);
  }

  Objective td(
      @Shape("N 4") Tensor state,
      @Shape("int32 N") Tensor action,
      @Shape("N") Tensor reward,
      @Shape("N 4") Tensor next,
      @Shape("N") Tensor done) {
    Tensor best =
        target
            .apply(next)
            .times(0.99)
            // ERROR: [BroadcastMismatch] times cannot multiply [N 2] and [N]
            // THEN: fix: put .max(1) after target.apply(next), ValuesOfAllActions.java:28
            .times(constant(1).minus(done))
            .plus(reward)
            .stopGradient();
    return minimize(huber(online.apply(state).pick(action), best).mean()).of(online);
  }

  Update sync() {
    return copy(online, target);
  }
}

