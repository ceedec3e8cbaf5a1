package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SoftmaxOverTime {
  final Layer score = dense(10);

  Tensor forward(@Shape("N T 32") Tensor x) {
    // WARNING: [SoftmaxAxis] softmax takes the softmax of [N 10 T] along its last axis, time
    // THEN: fix: remove .transpose(), SoftmaxOverTime.java:14
    return score.apply(x).transpose(0, 2, 1).softmax();
  }
}
