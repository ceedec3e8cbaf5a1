package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ConstantThatOneLayerMayHave {
  static final int WIDTH = 5;

  final Layer one = dense(WIDTH);
  final Layer two = dense(WIDTH);
  final Layer three = dense(8);

  @Inference
  @Shape("N 5")
  Tensor other(@Shape("N 50") Tensor x) {
    return two.apply(x);
  }

  Tensor forward(@Shape("N 50") Tensor x) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 8] and [N 5]
    // THEN: fix: write dense(8) in one, ConstantThatOneLayerMayHave.java:11
    return three.apply(x).plus(one.apply(x));
  }
}
