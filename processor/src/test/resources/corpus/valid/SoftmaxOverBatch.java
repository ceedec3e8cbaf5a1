package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SoftmaxOverBatch {
  final Layer left = dense(10), right = dense(10);

  Tensor forward(@Shape("N 32") Tensor x) {
    return left.apply(x).matMul(right.apply(x), false, true).softmax();
  }
}
