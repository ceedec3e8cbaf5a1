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
    return head.apply(tokens.gather(ids).plus(placed));
  }
}
