package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SoftmaxOfTheBatchAlone {
  final Layer score = dense(1);

  Tensor forward(@Shape("N 32") Tensor x) {
    // WARNING: [SoftmaxAxis] softmax takes the softmax of [N] along its last axis, the batch
    // THEN: fix: write .sigmoid() in place of .softmax()
    return score.apply(x).squeeze(-1).softmax();
  }
}
