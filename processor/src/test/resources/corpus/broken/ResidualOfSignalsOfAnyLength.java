package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfSignalsOfAnyLength {
  final Layer first = conv1d(16, 3);
  // ERROR: [BroadcastMismatch] second cannot add [N T 32] and [N T 16]
  // THEN: or write conv1d(16, 3) in second/branch/conv1d, ResidualOfSignalsOfAnyLength.java:13
  // THEN: fix: write conv1d(32, 3) in first, ResidualOfSignalsOfAnyLength.java:9
  final Layer second = add(conv1d(32, 3).relu(), identity());

  Tensor forward(@Shape("N T 6") Tensor x) {
    return second.apply(first.apply(x));
  }
}
