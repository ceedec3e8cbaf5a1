package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DenseWidthOfALetterForTwoLayers {
  final Layer weights = dense(5);
  // ERROR: [DenseWidth] means needs a known number of inputs, not K: its input is [N K]
  // THEN: help: let the last size be a number, such as by globalAvgPool2d() in place of flatten()
  final Layer means = dense(5);

  Objective learn(@Shape("N K") Tensor x, @Shape("N 5") Tensor y) {
    Tensor apart = means.apply(x).minus(y).square().times(-0.5);
    return minimize(weights.apply(x).logSoftmax().plus(apart).logSumExp(-1).unaryMinus().mean());
  }
}
