package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SeveralCallsOfAMethod {
  final Parameter weights = parameter("10 4", Init.GLOROT_UNIFORM);

  Tensor forward(@Shape("N 11") Tensor x, @Shape("N 20") Tensor y) {
    Tensor first = score(x);
    return first.concat(score(y), 1);
  }

  Tensor score(Tensor x) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N 11] by [10 4]: 11 columns meet 10 rows
    // THEN: help: give the second as many rows as the first has columns, or transpose one
    // THEN: called from SeveralCallsOfAMethod.java:12, in forward
    // THEN: also at SeveralCallsOfAMethod.java:13: matMul cannot multiply [N 20] by [10 4]: 20 columns meet 10 rows
    return x.matMul(weights);
  }

  // calls what is told already, with the same sizes
  Objective learn(@Shape("N 11") Tensor x, @Shape("N 20") Tensor y) {
    return minimize(forward(x, y).square().mean());
  }
}
