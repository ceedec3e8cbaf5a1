package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfOneHot {
  final Layer head = dense(1);

  Tensor forward(@Shape("int32 N") Tensor kind) {
    return head.apply(kind.oneHot(5));
  }
}
