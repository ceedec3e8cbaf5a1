package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfAColumnTakenTwice {
  final Layer trunk = dense(128).relu(), policy = dense(2), value = dense(1);

  record Decision(Tensor probabilities, Tensor value) {}

  @Inference
  Decision decide(@Shape("N 4") Tensor state) {
    Tensor h = trunk.apply(state);
    return new Decision(policy.apply(h).softmax(), value.apply(h).squeeze(1));
  }

  Objective learn(@Shape("N 4") Tensor state, @Shape("int32 N") Tensor action, @Shape("N") Tensor ret) {
    Tensor h = trunk.apply(state);
    Tensor v = value.apply(h);
    Tensor advantage = ret.minus(v).stopGradient();
    Tensor actor = policy.apply(h).logSoftmax().pick(action).times(advantage).mean().unaryMinus();
    // ERROR: [LossSizes] squaredError cannot compare a prediction [N 1] with a target [N]
    // THEN: fix: put .squeeze(1) after value.apply(h), LossBroadcastOfAColumnTakenTwice.java:21
    Tensor critic = squaredError(v, ret).mean();
    return minimize(actor.plus(critic.times(0.5))).using(adam(7e-4));
  }
}
