package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SharedWeightsOfTwoFunctions {
  final Layer online = network();
  final Layer target = network();

  static Layer network() {
    // ERROR: [SharedWeights] online/dense needs a kernel of [3 64] for one input and of [4 64] for another
    // THEN: fix: write @Shape("N 4") in state of act
    return dense(64).relu().dense(2);
  }

  @Inference
  Tensor act(@Shape("N 3") Tensor state) {
    return online.apply(state).argMax(-1);
  }

  Objective learn(@Shape("N 4") Tensor state, @Shape("N 4") Tensor next, @Shape("N") Tensor reward) {
    Tensor best = target.apply(next).max(-1).times(0.99).plus(reward).stopGradient();
    return minimize(squaredError(online.apply(state).max(-1), best).mean());
  }

  Update follow() {
    return copy(online, target);
  }
}
