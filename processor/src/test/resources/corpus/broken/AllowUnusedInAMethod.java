package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AllowUnusedInAMethod {
  final Layer value = dense(32).relu().dense(1);

  // WARNING: [AllowUnused] @Allow of EachWithEach keeps no warning silent here
  // THEN: fix: remove it
  @Allow("EachWithEach")
  Objective train(
      @Shape("N 20") Tensor x,
      // WARNING: [AllowUnused] @Allow of FixedBatch keeps no warning silent here
      // THEN: fix: remove it
      @Allow("FixedBatch") @Shape("N 1") Tensor target) {
    return minimize(value.apply(x).minus(target).square().mean());
  }
}
