package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LabelDtypeOfOneTruth {
  final Layer critic = dense(16).relu().dense(1);

  Tensor forward(@Shape("N 8") Tensor x) {
    return critic.apply(x);
  }

  Objective train(@Shape("N 8") Tensor x, @Shape("N 1") Tensor y) {
    // ERROR: [LabelDtype] softmaxCrossEntropy needs labels of int32 or int64, class indices, not [N 1]
    // THEN: fix: write sigmoidCrossEntropy in place of softmaxCrossEntropy
    return minimize(softmaxCrossEntropy(critic.apply(x), y).mean());
  }

  Objective fool(@Shape("N 8") Tensor x) {
    return minimize(sigmoidCrossEntropy(critic.apply(x), constant(1)).mean());
  }
}
