package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SoftmaxBeforeAnObjective {
  final Layer body = dense(32).relu().dense(5);

  Tensor forward(@Shape("N 20") Tensor x) {
    // WARNING: [DoubleSoftmax] the prediction ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove .softmax()
    return body.apply(x).softmax();
  }

  Objective train(@Shape("N 20") Tensor x, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(forward(x), label).mean());
  }
}
