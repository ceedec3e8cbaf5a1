package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// three branches that look at squares of other sizes
@Model
final class ThreeBranchesOfThreeSizes {
  final Layer coarse = conv2d(16, 3), point = conv2d(16, 1), wide = conv2d(16, 5);

  @Inference
  Tensor features(@Shape("N 32 32 3") Tensor x) {
    return concat(coarse.apply(x), point.apply(x), wide.apply(x));
  }
}
