package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// both mistakes of a sum are told: of two changes for the first, the one beside which the other is mended
@Model
final class SumOfThreeBranches {
  final Layer coarse = conv2d(16, 3, o -> o.stride(2)), point = conv2d(16, 1);
  final Layer wide = conv2d(16, 5, o -> o.padding(Padding.VALID));

  @Inference
  Tensor features(@Shape("N 32 32 3") Tensor x) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 16 16 16] and [N 32 32 16]
    // THEN: fix: write o.stride(1) in coarse, SumOfThreeBranches.java:10
    Tensor both = coarse.apply(x).plus(point.apply(x));
    // ERROR: [BroadcastMismatch] plus cannot add [N 32 32 16] and [N 28 28 16]
    // THEN: fix: write o.padding(Padding.SAME) in wide, SumOfThreeBranches.java:11
    return both.plus(wide.apply(x));
  }
}
