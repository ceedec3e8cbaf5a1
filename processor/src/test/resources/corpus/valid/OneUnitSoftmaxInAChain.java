package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneUnitSoftmaxInAChain {
  final Layer body = dense(16).relu().dense(2).softmax();

  Tensor forward(@Shape("N 32") Tensor x) {
    return body.apply(x);
  }
}
