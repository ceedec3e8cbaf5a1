package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BidirectionalWidthHalved {
  final Layer read = gru(16, o -> o.returnSequences().bidirectional()), head = dense(5);

  Tensor forward(@Shape("N 20 32") Tensor steps) {
    return head.apply(read.apply(steps).plus(steps));
  }
}
