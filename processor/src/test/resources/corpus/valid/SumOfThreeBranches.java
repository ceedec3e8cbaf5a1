package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a sum of three branches, two by two
@Model
final class SumOfThreeBranches {
  final Layer coarse = conv2d(16, 3), point = conv2d(16, 1), wide = conv2d(16, 5);

  @Inference
  Tensor features(@Shape("N 32 32 3") Tensor x) {
    Tensor both = coarse.apply(x).plus(point.apply(x));
    return both.plus(wide.apply(x));
  }
}
