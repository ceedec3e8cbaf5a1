package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneUnitSoftmaxInAChain {
  // WARNING: [OneUnitSoftmax] body/softmax takes the softmax of [N 1], over one number: it is always 1
  // THEN: fix: write .sigmoid() in place of it
  final Layer body = dense(16).relu().dense(1).softmax();

  Tensor forward(@Shape("N 32") Tensor x) {
    return body.apply(x);
  }
}
