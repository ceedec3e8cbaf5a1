package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// scores of four heads against values of eight
@Model
final class HeadsByHand {
  final Layer queries = dense(64), keys = dense(64), values = dense(64);

  Tensor forward(@Shape("N 20 32") Tensor x) {
    Tensor q = queries.apply(x).rearrange("n t (h d) -> n h t d", "h", 4);
    Tensor k = keys.apply(x).rearrange("n t (h d) -> n h t d", "h", 4);
    Tensor v = values.apply(x).rearrange("n t (h d) -> n h t d", "h", 8);
    // ERROR: [BroadcastMismatch] matMul cannot multiply [N 4 20 20] by [N 8 20 8]
    // THEN: fix: write "h", 4 in rearrange, HeadsByHand.java:15
    return q.matMul(k, false, true).softmax().matMul(v);
  }
}
