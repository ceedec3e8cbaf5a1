package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the input lacks its batch, which three calls find out
@Model
final class RearrangedWithoutBatch {
  final Layer queries = dense(64), keys = dense(64), values = dense(64);

  Tensor forward(@Shape("20 32") Tensor x) {
    // ERROR: [AxisNames] rearrange names 3 axes before the arrow, but has [20 64]
    // THEN: fix: write @Shape("N 20 32") in x
    Tensor q = queries.apply(x).rearrange("n t (h d) -> n h t d", "h", 4);
    Tensor k = keys.apply(x).rearrange("n t (h d) -> n h t d", "h", 4);
    Tensor v = values.apply(x).rearrange("n t (h d) -> n h t d", "h", 4);
    return q.matMul(k, false, true).div(4).softmax().matMul(v);
  }
}
