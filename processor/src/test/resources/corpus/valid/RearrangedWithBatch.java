package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RearrangedWithBatch {
  final Layer queries = dense(64), keys = dense(64), values = dense(64);

  Tensor forward(@Shape("N 20 32") Tensor x) {
    Tensor q = queries.apply(x).rearrange("n t (h d) -> n h t d", "h", 4);
    Tensor k = keys.apply(x).rearrange("n t (h d) -> n h t d", "h", 4);
    Tensor v = values.apply(x).rearrange("n t (h d) -> n h t d", "h", 4);
    return q.matMul(k, false, true).div(4).softmax().matMul(v);
  }
}
