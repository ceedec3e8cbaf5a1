package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a sum of three branches
@Model
final class ThreeBranchesInABlock {
  final Layer body = add(conv2d(16, 3), conv2d(16, 1), conv2d(16, 1)).relu();

  @Inference
  Tensor features(@Shape("N 32 32 3") Tensor x) {
    return body.apply(x);
  }
}
