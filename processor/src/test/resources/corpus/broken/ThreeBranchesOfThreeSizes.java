package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// two of three branches have other sizes, each for a reason of its own
@Model
final class ThreeBranchesOfThreeSizes {
  final Layer coarse = conv2d(16, 3, o -> o.stride(2)), point = conv2d(16, 1);
  final Layer wide = conv2d(16, 5, o -> o.padding(Padding.VALID));

  @Inference
  Tensor features(@Shape("N 32 32 3") Tensor x) {
    // ERROR: [ConcatSizes] concat cannot join [N 16 16 16] and [N 32 32 16] along axis 3
    // THEN: nor does input 3 fit any of these: [N 28 28 16]
    // THEN: fix: write o.stride(1) in coarse, ThreeBranchesOfThreeSizes.java:10 and write o.padding(Padding.SAME) in wide, ThreeBranchesOfThreeSizes.java:11
    return concat(coarse.apply(x), point.apply(x), wide.apply(x));
  }
}
