package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfOneHot {
  final Layer head = dense(1);

  Tensor forward(@Shape("N") Tensor kind) {
    // ERROR: [WholeInput] oneHot takes whole numbers, not [N]
    // THEN: fix: write @Shape("int32 N") in kind
    return head.apply(kind.oneHot(5));
  }
}
