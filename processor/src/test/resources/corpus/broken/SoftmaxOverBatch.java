package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SoftmaxOverBatch {
  final Layer score = dense(10);

  Tensor forward(@Shape("N 32") Tensor x) {
    // WARNING: [SoftmaxAxis] softmax takes the softmax of [10 N] along its last axis, the batch
    // THEN: fix: remove .transpose(), SoftmaxOverBatch.java:14
    return score.apply(x).transpose().softmax();
  }
}
