package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// scores of steps against steps need the keys turned
@Model
final class AxisOrderOfAProduct {
  final Layer queries = dense(64), keys = dense(64);

  Tensor forward(@Shape("N 20 32") Tensor x) {
    Tensor q = queries.apply(x);
    Tensor k = keys.apply(x);
    // ERROR: [MatMulSizes] matMul cannot multiply [N 20 64] by [N 20 64]: 64 columns meet 20 rows
    // THEN: fix: put .transpose() after the 2nd tensor, [N 20 64]
    return q.matMul(k).softmax();
  }
}
