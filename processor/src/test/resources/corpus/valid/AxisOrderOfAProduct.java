package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AxisOrderOfAProduct {
  final Layer queries = dense(64), keys = dense(64);

  Tensor forward(@Shape("N 20 32") Tensor x) {
    Tensor q = queries.apply(x);
    Tensor k = keys.apply(x);
    return q.matMul(k.transpose(0, 2, 1)).softmax();
  }
}
