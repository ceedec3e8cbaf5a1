package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedCallsOfATable {
  final Parameter tokens = parameter("65 96", Init.normal(0.02));
  final Parameter positions = parameter("256 96", Init.normal(0.02));
  final Layer head = layerNorm().dense(65);

  Tensor forward(@Shape("int32 N T<=256") Tensor ids) {
    Tensor placed = positions.gather(range(ids.dims().dim(1)));
    // ERROR: [BroadcastMismatch] plus cannot add [65 96] and [T 96]
    // THEN: fix: put .gather(ids) before .plus(placed)
    return head.apply(tokens.plus(placed).gather(ids));
  }
}
