package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the number of heads behind the name of its axis
@Model
final class AxisSplitByANumber {
  final Layer query = dense(64), out = dense(64);

  @Inference
  Tensor attend(@Shape("N T 64") Tensor x) {
    Tensor q = query.apply(x).rearrange("N T (h d) -> N h T d", "h", 4);
    Tensor scores = q.matMul(q, false, true).softmax();
    return out.apply(scores.matMul(q).rearrange("N h T d -> N T (h d)"));
  }
}
