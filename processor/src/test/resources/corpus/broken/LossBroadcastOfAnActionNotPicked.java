package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfAnActionNotPicked {
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
            .max(1)
            .times(0.99)
            .times(constant(1).minus(done))
            .plus(reward)
            .stopGradient();
    // ERROR: [LossSizes] huber cannot compare a prediction [N 2] with a target [N]
    // THEN: fix: put .pick(action) after online.apply(state), LossBroadcastOfAnActionNotPicked.java:36
    return minimize(huber(online.apply(state), best).mean()).of(online);
  }

  Update sync() {
    return copy(online, target);
  }
}

