package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BidirectionalWidthOfAResidual {
  final Layer read = gru(32, o -> o.returnSequences().bidirectional()), head = dense(5);

  Tensor forward(@Shape("N 20 32") Tensor steps) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 20 64] and [N 20 32]
    // THEN: fix: write gru(16) in read, BidirectionalWidthOfAResidual.java:9
    // THEN: or write @Shape("N 20 64") in steps
    return head.apply(read.apply(steps).plus(steps));
  }
}
