package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SeveralCallsOfAHelper {
  final Layer wide = block(64);
  final Layer thin = block(16);
  final Layer head = dense(5, o -> o.inputs(5));

  Tensor forward(@Shape("N 10") Tensor x, @Shape("N 20") Tensor y) {
    return head.apply(wide.apply(x)).plus(head.apply(thin.apply(y)));
  }

  static Layer block(int units) {
    return dense(units).relu().dense(5, o -> o.inputs(units));
  }
}
