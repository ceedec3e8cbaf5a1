package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a mixture compares each of its means with the one number, by hand
@Model
final class LossBroadcastOfMixtures {
  final Layer weights = dense(5);
  final Layer means = dense(5);

  Objective learn(@Shape("N 13") Tensor x, @Shape("N 1") Tensor y) {
    Tensor apart = means.apply(x).minus(y).square().times(-0.5);
    return minimize(weights.apply(x).logSoftmax().plus(apart).logSumExp(-1).unaryMinus().mean());
  }
}
