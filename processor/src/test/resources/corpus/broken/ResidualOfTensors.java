package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfTensors {
  final Layer first = dense(64).relu(), second = dense(64).relu(), head = dense(1);

  Tensor forward(@Shape("N 13") Tensor x) {
    Tensor h = first.apply(x);
    // ERROR: [BroadcastMismatch] plus cannot add [N 64] and [N 13]
    // THEN: fix: write dense(13) in second/dense, ResidualOfTensors.java:9
    // THEN: or write h in place of x
    return head.apply(second.apply(h).plus(x));
  }
}
