package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a sum of three branches: one is too small, another has too few channels
@Model
final class ThreeBranchesInABlock {
  // ERROR: [BroadcastMismatch] body/add cannot add [N 16 16 16] and [N 32 32 16]
  // THEN: nor does input 3 fit any of these: [N 32 32 12]
  // THEN: fix: write o.stride(1) in body/add/conv2d, ThreeBranchesInABlock.java:13 and write conv2d(16, 1) in body/add/conv2d_3, ThreeBranchesInABlock.java:13
  final Layer body = add(conv2d(16, 3, o -> o.stride(2)), conv2d(16, 1), conv2d(12, 1)).relu();

  @Inference
  Tensor features(@Shape("N 32 32 3") Tensor x) {
    return body.apply(x);
  }
}
