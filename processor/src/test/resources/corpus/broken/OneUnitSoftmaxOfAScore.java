package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneUnitSoftmaxOfAScore {
  final Layer score = dense(1);

  @Inference
  Tensor spam(@Shape("N 32") Tensor mail) {
    // WARNING: [OneUnitSoftmax] softmax takes the softmax of [N 1], over one number: it is always 1
    // THEN: fix: write .sigmoid() in place of .softmax()
    return score.apply(mail).softmax();
  }
}
