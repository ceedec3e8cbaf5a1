package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// either order is a product where one of both is transposed
@Model
final class AxisOrderOfWeightsAndValues {
  final Layer head = dense(5);

  Tensor forward(@Shape("N 20 20") Tensor weights, @Shape("N 64 20") Tensor values) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N 20 20] by [N 64 20]: 20 columns meet 64 rows
    // THEN: fix: write values.matMul(weights) in place of weights.matMul(values)
    // THEN: or put .transpose() after the 2nd tensor, [N 64 20]
    return head.apply(weights.matMul(values));
  }
}
