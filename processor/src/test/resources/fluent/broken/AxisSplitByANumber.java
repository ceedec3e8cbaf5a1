package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the number of heads without the name of its axis
@Model
final class AxisSplitByANumber {
  final Layer query = dense(64), out = dense(64);

  @Inference
  Tensor attend(@Shape("N T 64") Tensor x) {
    // ERROR: [AxisNames] rearrange is given a size of 4, which is no axis and its size
    // THEN: it says "N T (h d) -> N h T d"
    // THEN: fix: write rearrange("N T (h d) -> N h T d", "h", 4)
    Tensor q = query.apply(x).rearrange("N T (h d) -> N h T d", 4);
    Tensor scores = q.matMul(q, false, true).softmax();
    return out.apply(scores.matMul(q).rearrange("N h T d -> N T (h d)"));
  }
}
