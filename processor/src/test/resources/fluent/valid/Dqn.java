package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Dqn {
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
    return minimize(huber(online.apply(state).pick(action), best).mean()).of(online);
  }

  Update sync() {
    return copy(online, target);
  }
}
