package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class SqueezeOfAWidthInTwoFunctions {
  final Layer trunk = dense(128).relu(), policy = dense(2), value = dense(2);

  record Decision(Tensor probabilities, Tensor value) {}

  @Inference
  Decision decide(@Shape("N 4") Tensor state) {
    Tensor h = trunk.apply(state);
    // ERROR: [SqueezeSize] squeeze cannot drop axis 1 of [N 2]: its size is 2, not 1
    // THEN: fix: write dense(1) in value, SqueezeOfAWidthInTwoFunctions.java:11
    return new Decision(policy.apply(h).softmax(), value.apply(h).squeeze(1));
  }

  Objective learn(@Shape("N 4") Tensor state, @Shape("int32 N") Tensor action, @Shape("N") Tensor ret) {
    Tensor h = trunk.apply(state);
    Tensor v = value.apply(h).squeeze(1);
    Tensor advantage = ret.minus(v).stopGradient();
    Tensor actor = policy.apply(h).logSoftmax().pick(action).times(advantage).mean().unaryMinus();
    Tensor critic = squaredError(v, ret).mean();
    return minimize(actor.plus(critic.times(0.5))).using(adam(7e-4));
  }
}
